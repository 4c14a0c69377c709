import { Delaunay } from 'd3-delaunay';

export interface ValueGrid {
  readonly columns: number;
  readonly rows: number;
  /** Row by row, the least y first. */
  readonly values: Float64Array;
  /** The outline of the points, x and y in turns; outside it the value of the nearest cell within stands. */
  readonly hull: Float64Array;
}

/**
 * Values on a grid over the unit square from scattered points (x and y from 0 to 1): linear within each triangle of the
 * points' Delaunay triangulation, so that no value is beyond those of its corners. Undefined where the points span hardly
 * any area. Points at one place must have been joined before. O(n log n + columns × rows).
 */
export function triangleGrid(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  columns: number,
  rows: number,
): ValueGrid | undefined {
  const places = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    places[2 * i] = x[i] ?? 0;
    places[2 * i + 1] = y[i] ?? 0;
  }
  const delaunay = new Delaunay(places);
  const { triangles } = delaunay;
  const values = new Float64Array(columns * rows).fill(Number.NaN);
  let hasCells = false;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a = 0, b = 0, c = 0] = [triangles[t], triangles[t + 1], triangles[t + 2]];
    if (
      fillTriangle(
        values,
        columns,
        rows,
        [a, b, c].flatMap((i) => [x[i] ?? 0, y[i] ?? 0, z[i] ?? 0]),
      )
    )
      hasCells = true;
  }
  if (!hasCells) return undefined;
  growOutwards(values, columns, rows);
  const hull = Float64Array.from(Array.from(delaunay.hull).flatMap((i) => [x[i] ?? 0, y[i] ?? 0]));
  return { columns, rows, values, hull };
}

/** Gives each cell without a value that of the nearest with one, step by step to the four sides. */
function growOutwards(values: Float64Array, columns: number, rows: number): void {
  const queue = [...values.keys()].filter((cell) => !Number.isNaN(values[cell]));
  for (let head = 0; head < queue.length; head++) {
    const cell = queue[head] ?? 0;
    const column = cell % columns;
    const sides = [
      column > 0 ? cell - 1 : -1,
      column < columns - 1 ? cell + 1 : -1,
      cell - columns,
      cell + columns < columns * rows ? cell + columns : -1,
    ];
    for (const side of sides) {
      if (side < 0 || !Number.isNaN(values[side])) continue;
      values[side] = values[cell] ?? Number.NaN;
      queue.push(side);
    }
  }
}

const centre = (place: number, count: number): number => (place + 0.5) / count;

/** Sets the cells whose centres are in a triangle; answers whether there were any. `corners`: x, y, z of each. */
function fillTriangle(values: Float64Array, columns: number, rows: number, corners: readonly number[]): boolean {
  const [x0 = 0, y0 = 0, z0 = 0, x1 = 0, y1 = 0, z1 = 0, x2 = 0, y2 = 0, z2 = 0] = corners;
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (Math.abs(area) < 1e-12) return false;
  const cells = (least: number, greatest: number, count: number): [number, number] => [
    Math.max(0, Math.ceil(least * count - 0.5 - 1e-9)),
    Math.min(count - 1, Math.floor(greatest * count - 0.5 + 1e-9)),
  ];
  const [left, right] = cells(Math.min(x0, x1, x2), Math.max(x0, x1, x2), columns);
  const [low, high] = cells(Math.min(y0, y1, y2), Math.max(y0, y1, y2), rows);
  let hasCells = false;
  for (let row = low; row <= high; row++) {
    for (let column = left; column <= right; column++) {
      const [x, y] = [centre(column, columns), centre(row, rows)];
      // Barycentric coordinates: how near the place is to each corner.
      const u = ((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y)) / area;
      const v = ((x2 - x) * (y0 - y) - (x0 - x) * (y2 - y)) / area;
      const w = 1 - u - v;
      if (u < -1e-9 || v < -1e-9 || w < -1e-9) continue;
      values[row * columns + column] = u * z0 + v * z1 + w * z2;
      hasCells = true;
    }
  }
  return hasCells;
}
