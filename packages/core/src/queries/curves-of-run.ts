import { assertNever } from '@assay/base';
import type { RunId } from '@assay/base';
import {
  bucketPoints,
  bucketSeries,
  countOutside,
  extentOf,
  extentOfJoin,
  joinSeries,
  leastPositive,
  pointCountOf,
  ProcessClock,
} from '@assay/series';
import type { BucketGrid, Extent, PointBudget, SeriesAxis, SeriesBuckets } from '@assay/series';
import type { RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** relativeTime: since the run's start; processTime: with the pauses left out, after which the run was resumed. */
export type NamedAxis = 'step' | 'time' | 'relativeTime' | 'processTime';
/** `metric`: over the values of another metric of the same run. */
export type CurveAxis = NamedAxis | { readonly metric: string };

/** One metric of one run, opened but not read yet. */
export interface Curve {
  readonly runId: RunId;
  readonly name: string;
  readonly pointCount: number;
  /** Undefined when nothing of it can be drawn. */
  extent(): Extent | undefined;
  /** Of what lies above 0. */
  positiveExtent(): Extent | undefined;
  /** Points at 0 or below. */
  outside(): number;
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
    const axis = await axisOf(tx, x, run);
    const sources = await tx.openSeries(run.id, names);
    for (const name of names) {
      const source = sources.get(name);
      if (source === undefined) continue;
      curves.push({
        runId: run.id,
        name,
        pointCount: pointCountOf(source),
        extent: () => extentOf(axis, source),
        positiveExtent: () => {
          const least = leastPositive(axis, source, budget);
          return least === undefined ? undefined : { least, greatest: extentOf(axis, source)?.greatest ?? least };
        },
        outside: () => countOutside(axis, source, budget),
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
        positiveExtent: () => extentOfJoin({ ...joined, xs: joined.xs.filter((place) => place > 0) }),
        outside: () => joined.xs.reduce((count, place) => (place > 0 ? count : count + 1), 0),
        buckets: (grid) => bucketPoints(grid, joined.xs, joined.points),
      });
    }
  }
  return curves;
}

/** More of them than that are not drawn by anybody. */
const maxPauses = 10_000;

async function axisOf(tx: ReadTransaction, x: NamedAxis, run: RunRow): Promise<SeriesAxis> {
  const startMs = run.startedMs ?? run.createdMs;
  switch (x) {
    case 'step':
      return { kind: 'step' };
    case 'time':
      return { kind: 'time', originMs: 0 };
    case 'relativeTime':
      return { kind: 'time', originMs: startMs };
    case 'processTime': {
      const pauses = await tx.find('runPause', { runId: run.id }, { limit: maxPauses });
      return { kind: 'process', clock: new ProcessClock(startMs, pauses) };
    }
    default:
      return assertNever(x);
  }
}
