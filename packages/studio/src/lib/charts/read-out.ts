import type { XAxis } from '../view-state/line-settings.ts';
import { bucketEdges, nearestRow, rowOfBucket, type CurveData, type CurveGrid } from './curve-data.ts';
import { formatStretch, formatX } from './x-axis.ts';

export interface ReadCurve {
  readonly data: CurveData;
  readonly smoothed?: Float64Array | undefined;
}

/** What one curve says at a place. */
export interface ReadRow {
  /** Its place in the list of curves. */
  readonly curve: number;
  readonly row: number;
  /** NaN where there is no finite value; undefined where only least and greatest are known. */
  readonly value: number | undefined;
  readonly smoothed: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly count: number | undefined;
  readonly nonFinite: number;
}

export interface ReadPlace {
  /** Where it is read, on the x axis. */
  readonly x: number;
  readonly xText: string;
  readonly rows: readonly ReadRow[];
}

/**
 * The values of all curves at the row nearest to a place: those of its bucket, nearest first to the value `y` (by the size of
 * `distance`). Undefined where there are no rows. O(curves · log rows).
 */
export function readPlace(
  curves: readonly ReadCurve[],
  grid: CurveGrid | undefined,
  axis: XAxis,
  at: number,
  distance: (value: number) => number,
): ReadPlace | undefined {
  let nearest: { readonly x: number; readonly bucket: number } | undefined;
  for (const { data } of curves) {
    const row = nearestRow(data, at);
    const x = data.x[row];
    if (x === undefined || (nearest !== undefined && Math.abs(x - at) >= Math.abs(nearest.x - at))) continue;
    nearest = { x, bucket: data.bucket[row] ?? 0 };
  }
  if (nearest === undefined) return undefined;
  const { bucket } = nearest;
  const rows = curves.flatMap(({ data, smoothed }, curve): ReadRow[] => {
    const row = rowOfBucket(data, bucket);
    return row === -1 ? [] : [rowAt(data, smoothed, curve, row)];
  });
  const isOnePoint = rows.every(({ count, min, max }) => (count === undefined ? !(min < max) : count <= 1));
  const xText =
    isOnePoint || grid === undefined ? formatX(axis, nearest.x) : formatStretch(axis, bucketEdges(grid, bucket));
  return { x: nearest.x, xText, rows: rows.sort((a, b) => distanceOf(a, distance) - distanceOf(b, distance)) };
}

function rowAt(
  { min, max, mean, count, nonFinite }: CurveData,
  smoothed: Float64Array | undefined,
  curve: number,
  row: number,
): ReadRow {
  const [low, high] = [min[row] ?? Number.NaN, max[row] ?? Number.NaN];
  const value = mean?.[row];
  return {
    curve,
    row,
    value: value ?? (low < high ? undefined : low),
    smoothed: smoothed?.[row],
    min: low,
    max: high,
    count: count?.[row],
    nonFinite: nonFinite?.[row] ?? 0,
  };
}

/** How far a row is from a value: not at all where it is between least and greatest; then by the mean. */
function distanceOf({ value, smoothed, min, max }: ReadRow, distance: (value: number) => number): number {
  const near = Math.min(...[smoothed ?? value ?? min, min, max].map((each) => finite(distance(each))));
  return near;
}

const finite = (value: number): number => (Number.isFinite(value) ? Math.abs(value) : Number.POSITIVE_INFINITY);

/** A value as a read-out says it: up to nine digits, which keeps apart what a chart can show. */
export function exactText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const short = Number(value.toPrecision(9));
  return String(short).replace('e+', 'e').replaceAll('-', '−');
}
