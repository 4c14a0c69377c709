/** Equal parts of [from, to]; bucket i is [from + i·w, from + (i+1)·w), the last one closed. */
export interface BucketGrid {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The bucket of `x`, or -1 outside the grid. A grid of no width has all its points in bucket 0. */
export function bucketOf(grid: BucketGrid, x: number): number {
  if (!(x >= grid.from && x <= grid.to)) return -1;
  if (grid.to === grid.from) return 0;
  return Math.min(grid.count - 1, Math.floor(((x - grid.from) / (grid.to - grid.from)) * grid.count));
}

/**
 * A grid over [from, to] of at most `count` buckets. Over whole steps it has no more buckets than there are steps, so that
 * a short window gives each step a bucket of its own.
 */
export function stepGrid(from: number, to: number, count: number): BucketGrid {
  const steps = to - from + 1;
  const whole = Number.isInteger(from) && Number.isInteger(to);
  return { from, to, count: whole && steps < count ? steps : count };
}
