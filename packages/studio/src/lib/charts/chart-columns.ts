import { fromWireNumber } from '@assay/base';
import type { BucketedSeries } from '@assay/wire';

/**
 * Curves on one x, as a chart draws them. A value is null where the series has points but no finite one (drawn as a
 * gap), undefined where it has no point at this x (drawn through).
 */
export interface ChartColumns {
  readonly x: readonly number[];
  readonly curves: readonly CurveColumns[];
}

export type ChartValue = number | null | undefined;

export interface CurveColumns {
  readonly runId: string;
  readonly name: string;
  readonly mean: readonly ChartValue[];
  readonly min: readonly ChartValue[];
  readonly max: readonly ChartValue[];
  /** Points behind each value. */
  readonly counts: readonly number[];
  /** Points of the curve in the range that was asked for. */
  readonly pointCount: number;
}

/**
 * Lays the buckets of several curves beside each other. The x of a bucket is that of its newest point, so that curves
 * with a point or less to a bucket are drawn where they were logged.
 */
export function chartColumns(series: readonly BucketedSeries[]): ChartColumns {
  const xOf = new Map<number, number>();
  for (const each of series) {
    each.index.forEach((bucket, i) => {
      const x = each.lastX[i] ?? 0;
      const known = xOf.get(bucket);
      if (known === undefined || x > known) xOf.set(bucket, x);
    });
  }
  const buckets = [...xOf.keys()].sort((a, b) => a - b);
  const placeOf = new Map(buckets.map((bucket, place) => [bucket, place]));
  return {
    x: buckets.map((bucket) => xOf.get(bucket) ?? 0),
    curves: series.map((each) => curveColumns(each, placeOf)),
  };
}

function curveColumns(series: BucketedSeries, placeOf: ReadonlyMap<number, number>): CurveColumns {
  const column = (): ChartValue[] => Array.from({ length: placeOf.size });
  const [mean, min, max] = [column(), column(), column()];
  const counts = Array.from({ length: placeOf.size }, () => 0);
  series.index.forEach((bucket, i) => {
    const place = placeOf.get(bucket) ?? 0;
    mean[place] = series.mean[i] ?? null;
    min[place] = series.min[i] ?? null;
    max[place] = series.max[i] ?? null;
    counts[place] = series.count[i] ?? 0;
  });
  return {
    runId: series.runId,
    name: series.name,
    mean,
    min,
    max,
    counts,
    pointCount: series.count.reduce((sum, count) => sum + count, 0),
  };
}

/** The newest value of a curve, finite or not; undefined where it has none. */
export function newestValue(series: BucketedSeries): number | undefined {
  const newest = series.last.at(-1);
  return newest === undefined ? undefined : fromWireNumber(newest);
}

/** Whether a curve shows fewer values than it has points, so that each stands for several. */
export const isBucketed = (curve: CurveColumns): boolean => curve.counts.some((count) => count > 1);
