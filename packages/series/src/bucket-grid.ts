/**
 * Equal parts of [from, to]; bucket i is [from + i·w, from + (i+1)·w), the last one closed. With `edges` the parts are of equal ratio:
 * bucket i is [edges[i], edges[i + 1]).
 */
export interface BucketGrid {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Of a logarithmic grid, `count` + 1 of them, ascending. */
  readonly edges?: Float64Array;
}

/** The bucket of `x`, or -1 outside the grid. A grid of no width has all its points in bucket 0. */
export function bucketOf(grid: BucketGrid, x: number): number {
  if (!(x >= grid.from && x <= grid.to)) return -1;
  if (grid.to === grid.from) return 0;
  if (grid.edges !== undefined) return bucketBetween(grid.edges, x);
  return Math.min(grid.count - 1, Math.floor(((x - grid.from) / (grid.to - grid.from)) * grid.count));
}

/** By the logarithm, then set right by the edges: so that no bucket holds what rounding put there. */
function bucketBetween(edges: Float64Array, x: number): number {
  const count = edges.length - 1;
  const from = edges[0] as number;
  const to = edges[count] as number;
  const share = (Math.log(x) - Math.log(from)) / (Math.log(to) - Math.log(from));
  const guess = Math.floor(share * count);
  // No number where both ends have one logarithm.
  let bucket = guess > 0 ? Math.min(count - 1, guess) : 0;
  while (bucket > 0 && x < (edges[bucket] as number)) bucket--;
  while (bucket < count - 1 && x >= (edges[bucket + 1] as number)) bucket++;
  return bucket;
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

/** `count` buckets of equal ratio over [from, to], both above 0: bucket i is [from·r^i, from·r^(i+1)), r = (to/from)^(1/count). */
export function logGrid(from: number, to: number, count: number): BucketGrid {
  const edges = new Float64Array(count + 1);
  const [logFrom, logTo] = [Math.log(from), Math.log(to)];
  let edge = from;
  for (let i = 0; i <= count; i++) {
    edges[i] = edge;
    edge = Math.min(to, Math.max(edge, Math.exp(logFrom + ((i + 1) / count) * (logTo - logFrom))));
  }
  edges[count] = to;
  return { from, to, count, edges };
}

/** The left edge of a bucket; of `count` the grid's end. */
export function edgeOf({ from, to, count, edges }: BucketGrid, bucket: number): number {
  return edges === undefined ? from + ((to - from) * bucket) / count : (edges[bucket] ?? to);
}

/** How wide the bucket of `x` is, or would be. */
export function bucketWidth({ from, to, count, edges }: BucketGrid, x: number): number {
  if (edges === undefined) return (to - from) / count;
  return Math.max(x, from) * Math.expm1((Math.log(to) - Math.log(from)) / count);
}
