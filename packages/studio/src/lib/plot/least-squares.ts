export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Pearson's correlation, −1 to 1. */
  readonly r: number;
}

/**
 * The line through (x, y) with the least sum of squares in y. Undefined for fewer than two points, or where all x or all
 * y are equal, for nothing can be told there, and for values
 * whose squares are beyond all numbers. Values are taken from their means first, so that large ones lose nothing.
 */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>): Line | undefined {
  const count = x.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < count; i++) {
    meanX += (x[i] ?? 0) / count;
    meanY += (y[i] ?? 0) / count;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [(x[i] ?? 0) - meanX, (y[i] ?? 0) - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const isTold = count > 1 && xx > 0 && yy > 0 && Number.isFinite(xx * yy);
  if (!isTold) return undefined;
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, r: Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) };
}
