import type { Curve, CurvesFrame } from '@assay/series';

export type NumberColumn = Float64Array | Float32Array | Uint32Array;

/** Equal parts of [from, to]; on a logarithmic grid, of equal ratio. */
export interface CurveGrid {
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  readonly isLog: boolean;
}

/**
 * A curve as columns of equal length: a row for each bucket of the grid that holds points, in order of x. A bucket may stand for one
 * point or for very many.
 */
export interface CurveData {
  /** Where the row is drawn: x of its newest point, else the middle of the bucket. */
  readonly x: Float64Array;
  /** Number of the bucket on the grid that all curves of a chart share. */
  readonly bucket: Uint32Array;
  /** Least and greatest finite value, exact; NaN where there is none. */
  readonly min: NumberColumn;
  readonly max: NumberColumn;
  /** Of the finite values; NaN where there is none. Absent where it was not asked for. */
  readonly mean?: NumberColumn | undefined;
  readonly count?: NumberColumn | undefined;
  /** How many of the points are NaN or infinite. */
  readonly nonFinite?: NumberColumn | undefined;
  /** Points of the whole series, also of those out of the range that was asked for. */
  readonly pointCount: number;
  /** Points at x of 0 and less, which have no place on a logarithmic grid. */
  readonly outside?: number | undefined;
  /** Whether counts and means may take in points of the bucket beside. */
  readonly isSnapped: boolean;
}

export const gridOf = (frame: CurvesFrame): CurveGrid => ({
  from: frame.from,
  to: frame.to,
  buckets: frame.buckets,
  isLog: frame.scale === 'log',
});

/** A curve of an answer. Columns stay views of the answer's bytes, but for x, which is made wide once. O(rows). */
export function curveData(curve: Curve, grid: CurveGrid): CurveData {
  const { index, min, max, mean, count, nonFinite, lastX, pointCount, snapped, outside } = curve;
  const x =
    lastX === undefined ? Float64Array.from(index, (bucket) => middleOf(grid, bucket)) : Float64Array.from(lastX);
  const none = new Float64Array(index.length).fill(Number.NaN);
  return {
    x,
    bucket: index,
    min: min ?? none,
    max: max ?? none,
    mean,
    count,
    nonFinite,
    pointCount,
    outside,
    isSnapped: snapped,
  };
}

/** Whether each whole step has a bucket of its own. */
const isByStep = ({ from, to, buckets, isLog }: CurveGrid): boolean =>
  !isLog && Number.isInteger(from) && buckets === to - from + 1;

function middleOf(grid: CurveGrid, bucket: number): number {
  if (isByStep(grid)) return grid.from + bucket;
  const [from, to] = bucketEdges(grid, bucket);
  return grid.isLog ? Math.sqrt(from * to) : (from + to) / 2;
}

/** Where a bucket begins and ends. */
export function bucketEdges({ from, to, buckets, isLog }: CurveGrid, bucket: number): readonly [number, number] {
  const edge = (i: number): number =>
    isLog ? from * (to / from) ** (i / buckets) : from + ((to - from) * i) / buckets;
  return [edge(bucket), bucket === buckets - 1 ? to : edge(bucket + 1)];
}

/** The row whose x is nearest; -1 where there are no rows. O(log rows). */
export function nearestRow({ x }: CurveData, at: number): number {
  const after = rowFrom(x, at);
  if (after === 0) return x.length === 0 ? -1 : 0;
  if (after === x.length) return after - 1;
  return at - (x[after - 1] ?? 0) <= (x[after] ?? 0) - at ? after - 1 : after;
}

/** The first row at or behind a place. */
export function rowFrom(x: Float64Array, at: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row of a bucket; -1 where it holds no point. */
export function rowOfBucket({ bucket }: CurveData, wanted: number): number {
  let [low, high] = [0, bucket.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bucket[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return bucket[low] === wanted ? low : -1;
}

/** Whether rows stand for more than one point each. */
export function isBucketed({ count, min, max }: CurveData): boolean {
  if (count !== undefined) return count.some((n) => n > 1);
  return min.some((low, i) => low < (max[i] ?? low));
}

/** Points behind the rows. */
export const pointsIn = ({ count, x, pointCount }: CurveData): number =>
  count === undefined ? Math.max(x.length, pointCount) : sum(count);

function sum(column: NumberColumn): number {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i] ?? 0;
  return total;
}
