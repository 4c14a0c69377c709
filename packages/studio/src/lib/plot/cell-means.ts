export interface MeanPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/**
 * Joins the points of the unit square that fall into one of `perSide` × `perSide` cells: to the mean of their places and
 * the mean of their values. Cells stand in the order in which they are met. O(n).
 */
export function cellMeans({ x, y, z }: MeanPoints, perSide: number): MeanPoints {
  const slots = new Map<number, number>();
  const sums: number[] = [];
  const cellOf = (share: number): number => Math.min(perSide - 1, Math.max(0, Math.floor(share * perSide)));
  for (let i = 0; i < x.length; i++) {
    const [atX = 0, atY = 0, atZ = 0] = [x[i], y[i], z[i]];
    const cell = cellOf(atY) * perSide + cellOf(atX);
    const slot = slots.get(cell) ?? sums.length;
    if (slot === sums.length) {
      slots.set(cell, slot);
      sums.push(0, 0, 0, 0);
    }
    sums[slot] = (sums[slot] ?? 0) + atX;
    sums[slot + 1] = (sums[slot + 1] ?? 0) + atY;
    sums[slot + 2] = (sums[slot + 2] ?? 0) + atZ;
    sums[slot + 3] = (sums[slot + 3] ?? 0) + 1;
  }
  const mean = (part: number): Float64Array =>
    Float64Array.from({ length: slots.size }, (_, i) => (sums[i * 4 + part] ?? 0) / (sums[i * 4 + 3] ?? 1));
  return { x: mean(0), y: mean(1), z: mean(2) };
}
