import { bucketOf } from './bucket-grid.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { joinMeans } from './bucket-mean.ts';
import type { PointColumns } from './points.ts';

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

/** Buckets of a series that may have been filled from summaries of blocks of points. */
export interface SeriesBuckets extends Buckets {
  /** Points counted in the bucket that are NaN or infinite. */
  readonly nonFinite: Uint32Array;
  /**
   * Whether blocks of points that straddle the edge between two buckets were counted in the one of their first point. If so,
   * count, nonFinite, mean, first, last and lastX speak of points up to a block beyond their bucket's edges. min and max never do: they
   * are values of points in that very bucket, and of all points of the grid the least and greatest are among them, as are
   * those of each block; what a straddling block holds between its extremes and its ends they may leave out.
   */
  readonly snapped: boolean;
}

/**
 * Folds points, given in the order in which they are drawn with their x, into the buckets of a grid. Every point within
 * the grid counts once; min and max are exact. O(points).
 */
export function bucketPoints(grid: BucketGrid, xs: Float64Array, points: PointColumns): SeriesBuckets {
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
    mean[at] = n === 1 ? value : joinMeans(before, value, 1 / n);
    if (n === 1 || value < (min[at] ?? 0)) min[at] = value;
    if (n === 1 || value > (max[at] ?? 0)) max[at] = value;
  }
  const nonFinite = count.map((n, i) => n - (finite[i] ?? 0));
  return { index, count, nonFinite, min, max, mean, first, last, lastX, snapped: false };
}
