import type { GroupArea } from '../view-state/line-settings.ts';
import { middleValues } from './smoothing.ts';
import type { CurveData } from './curve-data.ts';

export interface GroupOptions {
  readonly average: 'mean' | 'median';
  /** What stands around the average: least and greatest point of the members, one standard deviation or error, or nothing. */
  readonly area: GroupArea;
}

export interface CurveGroup {
  readonly key: string;
  /** Places of its curves in the list that was given. */
  readonly members: readonly number[];
  /** `mean` is the average, `min` and `max` the edges of the area; `count` of all their points. */
  readonly data: CurveData;
}

interface Cell {
  readonly values: number[];
  points: number;
  x: number;
  low: number;
  high: number;
}

/**
 * Curves on one grid taken together by group: in each bucket the average of those members that have a finite value there; the others
 * are left out of it. Deviation and error are of the sample (n - 1); of one member, none. Groups come in the order of their first
 * member. O(rows · log members).
 */
export function groupCurves(
  curves: readonly CurveData[],
  groupOf: (curve: number) => string,
  options: GroupOptions,
): readonly CurveGroup[] {
  const members = new Map<string, number[]>();
  curves.forEach((_, i) => {
    const key = groupOf(i);
    const known = members.get(key);
    if (known === undefined) members.set(key, [i]);
    else known.push(i);
  });
  return [...members].map(([key, places]) => ({
    key,
    members: places,
    data: averaged(
      places.flatMap((place) => curves[place] ?? []),
      options,
    ),
  }));
}

function averaged(curves: readonly CurveData[], { average, area }: GroupOptions): CurveData {
  const cells = new Map<number, Cell>();
  for (const curve of curves) {
    const values = middleValues(curve);
    curve.bucket.forEach((bucket, row) => {
      const value = values[row] ?? Number.NaN;
      if (!Number.isFinite(value)) return;
      let cell = cells.get(bucket);
      if (cell === undefined)
        cells.set(bucket, (cell = { values: [], points: 0, x: -Infinity, low: Infinity, high: -Infinity }));
      cell.values.push(value);
      cell.points += curve.count?.[row] ?? 1;
      cell.x = Math.max(cell.x, curve.x[row] ?? cell.x);
      cell.low = Math.min(cell.low, curve.min[row] ?? value);
      cell.high = Math.max(cell.high, curve.max[row] ?? value);
    });
  }
  const rows = [...cells].sort(([a], [b]) => a - b);
  const mean = Float64Array.from(rows, ([, { values }]) => (average === 'mean' ? meanOf(values) : medianOf(values)));
  const spreads = rows.map(([, { values }]) => spreadOf(values, area));
  const edge = (sign: 1 | -1): Float64Array =>
    Float64Array.from(rows, ([, cell], i) =>
      area === 'minmax' ? (sign === 1 ? cell.high : cell.low) : (mean[i] ?? Number.NaN) + sign * (spreads[i] ?? 0),
    );
  return {
    x: Float64Array.from(rows, ([, cell]) => cell.x),
    bucket: Uint32Array.from(rows, ([bucket]) => bucket),
    min: edge(-1),
    max: edge(1),
    mean,
    count: Uint32Array.from(rows, ([, { points }]) => points),
    pointCount: curves.reduce((sum, curve) => sum + curve.pointCount, 0),
    isSnapped: curves.some((curve) => curve.isSnapped),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / values.length, 0);

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function spreadOf(values: readonly number[], area: GroupArea): number {
  if (values.length < 2 || area === 'none' || area === 'minmax') return 0;
  const mean = meanOf(values);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return area === 'std' ? deviation : deviation / Math.sqrt(values.length);
}
