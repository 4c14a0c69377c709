import type { PointColumns } from './points.ts';

/** Equal parts of [from, to]; bucket i is [from + i·w, from + (i+1)·w), the last one closed. */
export interface BucketGrid {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Non-empty buckets of one series, as columns. min, max and mean are NaN where a bucket has no finite value. */
export interface Buckets {
  readonly index: Uint32Array;
  readonly count: Uint32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly mean: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** x of the last point of the bucket. */
  readonly lastX: Float64Array;
}

/** The bucket of `x`, or -1 outside the grid. A grid of no width has all its points in bucket 0. */
export function bucketOf(grid: BucketGrid, x: number): number {
  if (!(x >= grid.from && x <= grid.to)) return -1;
  if (grid.to === grid.from) return 0;
  return Math.min(grid.count - 1, Math.floor(((x - grid.from) / (grid.to - grid.from)) * grid.count));
}

/**
 * Folds points, given in the order in which they are drawn with their x, into the buckets of a grid. Every point within
 * the grid counts once; min and max are exact. O(points).
 */
export function bucketPoints(grid: BucketGrid, xs: Float64Array, points: PointColumns): Buckets {
  const { values } = points;
  const slot = new Int32Array(grid.count).fill(-1);
  const places = new Int32Array(values.length);
  let used = 0;
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(grid, xs[i] ?? Number.NaN);
    places[i] = bucket;
    if (bucket >= 0 && slot[bucket] === -1) slot[bucket] = 0;
  }
  const index = new Uint32Array(slot.reduce((sum, s) => sum + (s === 0 ? 1 : 0), 0));
  for (let bucket = 0; bucket < grid.count; bucket++) {
    if (slot[bucket] === 0) {
      index[used] = bucket;
      slot[bucket] = used++;
    }
  }
  const count = new Uint32Array(used);
  const finite = new Uint32Array(used);
  const column = (): Float64Array => new Float64Array(used).fill(Number.NaN);
  const [min, max, mean, first, last, lastX] = [column(), column(), column(), column(), column(), column()];
  for (let i = 0; i < values.length; i++) {
    const bucket = places[i] ?? -1;
    if (bucket < 0) continue;
    const at = slot[bucket] ?? 0;
    const value = values[i] ?? Number.NaN;
    if (count[at] === 0) first[at] = value;
    count[at] = (count[at] ?? 0) + 1;
    last[at] = value;
    lastX[at] = xs[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const n = (finite[at] ?? 0) + 1;
    finite[at] = n;
    const before = mean[at] ?? 0;
    mean[at] = n === 1 ? value : before + (value - before) / n;
    if (n === 1 || value < (min[at] ?? 0)) min[at] = value;
    if (n === 1 || value > (max[at] ?? 0)) max[at] = value;
  }
  return { index, count, min, max, mean, first, last, lastX };
}
