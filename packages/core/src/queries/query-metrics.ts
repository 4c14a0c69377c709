import type { RunId } from '@assay/base';
import type { Buckets } from '@assay/series';
import type { Query } from './query.ts';
import { AssayError, invalidInput, parseId } from '@assay/base';
import type { PointColumns } from '@assay/series';
import { bucketPoints } from '@assay/series';
import type { RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { placePoints } from './place-points.ts';
import type { PlacedPoints } from './place-points.ts';

export interface QueryMetricsInput {
  readonly runIds: readonly string[];
  readonly names: readonly string[];
  readonly x?: 'step' | 'time' | 'relativeTime';
  readonly from?: number;
  readonly to?: number;
  readonly buckets?: number;
}

/** One curve on the grid that all curves of the answer share; the columns of its non-empty buckets. */
export interface BucketedSeries extends Buckets {
  readonly runId: RunId;
  readonly name: string;
  /** Of the whole series, within the grid or not. */
  readonly pointCount: number;
}

export interface MetricsAnswer {
  readonly x: 'step' | 'time' | 'relativeTime';
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  readonly series: BucketedSeries[];
}

/** Points that one query may read; above it the answer would take longer than anybody waits for a chart. */
const maxPoints = 20_000_000;

/**
 * Curves of many runs on one grid. Without `from` and `to` the grid spans all requested points. A run without the metric has
 * no curve; an unknown run is refused.
 */
export const queryMetrics: Query<QueryMetricsInput, MetricsAnswer> = async (tx, input) => {
  const { x = 'step', buckets = 1000 } = input;
  if (input.from !== undefined && input.to !== undefined && input.from > input.to)
    throw invalidInput('from', `${input.from} lies behind to, ${input.to}. Swap them.`);
  const runs = await loadRuns(tx, [...new Set(input.runIds)]);
  const names = [...new Set(input.names)];
  await checkBudget(tx, runs, names);
  const curves: { runId: RunId; name: string; points: PlacedPoints }[] = [];
  for (const run of runs) {
    const series = await tx.readSeries(run.id, names);
    for (const name of names) {
      const points: PointColumns | undefined = series.get(name);
      if (points !== undefined) curves.push({ runId: run.id, name, points: placePoints(points, x, startOf(run)) });
    }
  }
  const [from, to] = extent(
    curves.map(({ points }) => points.xs),
    input,
  );
  const grid = { from, to, count: buckets };
  const series = curves.map(({ runId, name, points: { xs, points } }) => ({
    runId,
    name,
    pointCount: points.values.length,
    ...bucketPoints(grid, xs, points),
  }));
  return { x, from, to, buckets, series };
};

const startOf = (run: RunRow): number => run.startedMs ?? run.createdMs;

async function loadRuns(tx: ReadTransaction, ids: readonly string[]): Promise<RunRow[]> {
  const rows = await tx.find('run', { id: ids.map((id, i) => parseId<RunId>(id, `runIds[${i}]`)) });
  const byId = new Map<string, RunRow>(rows.map((row) => [row.id, row]));
  return ids.map((id, i) => {
    const row = byId.get(id);
    if (row === undefined) throw new AssayError('NotFound', `No run with the id ${id}.`, { path: `runIds[${i}]`, id });
    return row;
  });
}

async function checkBudget(tx: ReadTransaction, runs: readonly RunRow[], names: readonly string[]): Promise<void> {
  // A run's own count of points is an upper bound that costs nothing.
  if (runs.reduce((sum, run) => sum + run.pointCount, 0) <= maxPoints) return;
  const summaries = await tx.metricSummaries(
    runs.map(({ id }) => id),
    names,
  );
  let count = 0;
  for (const byName of summaries.values()) for (const summary of byName.values()) count += summary.count;
  if (count <= maxPoints) return;
  throw new AssayError(
    'LimitExceeded',
    `These curves have ${count} points, and one query reads at most ${maxPoints}. Ask for fewer runs or metrics at once.`,
    { limit: maxPoints, value: count },
  );
}

/** The given ends of the grid; where one is missing, the outermost point, as far as that leaves the grid a direction. */
function extent(columns: readonly Float64Array[], given: { from?: number; to?: number }): [number, number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (const xs of columns) {
    // Columns are in ascending order.
    least = Math.min(least, xs[0] ?? Infinity);
    greatest = Math.max(greatest, xs.at(-1) ?? -Infinity);
  }
  if (least > greatest) [least, greatest] = [given.from ?? given.to ?? 0, given.to ?? given.from ?? 0];
  const from = given.from ?? Math.min(least, given.to ?? least);
  return [from, given.to ?? Math.max(greatest, from)];
}
