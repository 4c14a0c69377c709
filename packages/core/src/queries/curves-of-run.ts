import type { RunId } from '@assay/base';
import { bucketPoints, bucketSeries, extentOf, extentOfJoin, joinSeries, pointCountOf } from '@assay/series';
import type { BucketGrid, Extent, PointBudget, SeriesAxis, SeriesBuckets } from '@assay/series';
import type { RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** `metric`: over the values of another metric of the same run. */
export type CurveAxis = 'step' | 'time' | 'relativeTime' | { readonly metric: string };

/** One metric of one run, opened but not read yet. */
export interface Curve {
  readonly runId: RunId;
  readonly name: string;
  readonly pointCount: number;
  /** Undefined when nothing of it can be drawn. */
  extent(): Extent | undefined;
  buckets(grid: BucketGrid): SeriesBuckets;
}

export interface CurveOptions {
  readonly x: CurveAxis;
  readonly raw: boolean;
  readonly sparing: boolean;
  readonly budget: PointBudget;
}

/** In the order of `names`; those that the run has no points of are left out. */
export async function curvesOfRun(
  tx: ReadTransaction,
  run: RunRow,
  names: readonly string[],
  { x, raw, sparing, budget }: CurveOptions,
): Promise<Curve[]> {
  const curves: Curve[] = [];
  if (typeof x === 'string') {
    const axis = axisOf(x, run);
    const sources = await tx.openSeries(run.id, names);
    for (const name of names) {
      const source = sources.get(name);
      if (source === undefined) continue;
      curves.push({
        runId: run.id,
        name,
        pointCount: pointCountOf(source),
        extent: () => extentOf(axis, source),
        buckets: (grid) => bucketSeries(grid, axis, source, { raw, sparing, budget }),
      });
    }
  } else {
    const sources = await tx.openSeries(run.id, [...new Set([x.metric, ...names])]);
    const over = sources.get(x.metric);
    for (const name of names) {
      const source = sources.get(name);
      if (source === undefined || over === undefined) continue;
      const joined = joinSeries(over, source, budget);
      curves.push({
        runId: run.id,
        name,
        pointCount: pointCountOf(source),
        extent: () => extentOfJoin(joined),
        buckets: (grid) => bucketPoints(grid, joined.xs, joined.points),
      });
    }
  }
  return curves;
}

function axisOf(x: 'step' | 'time' | 'relativeTime', run: RunRow): SeriesAxis {
  if (x === 'step') return { kind: 'step' };
  return { kind: 'time', originMs: x === 'time' ? 0 : (run.startedMs ?? run.createdMs) };
}
