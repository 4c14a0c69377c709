import type { MetricSummary } from '@assay/series';
import type { Query } from './query.ts';
import { summariesOf } from '../answers/answer-runs.ts';
import { loadRun } from '../steps/load.ts';
import { readCursor, writeCursor } from './cursor.ts';

export interface ListMetricsInput {
  readonly runId: string;
  /** Left out: all. Those that the run does not have are left out. */
  readonly names?: readonly string[];
  /** A part of the name, whatever its case. */
  readonly search?: string;
  /** Left out: all. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** In order of name. */
export const listMetrics: Query<
  ListMetricsInput,
  { metrics: Record<string, MetricSummary>; nextCursor: string | null }
> = async (tx, { runId, names, search = '', limit, cursor }) => {
  const { id } = await loadRun(tx, runId);
  const summaries = async (chosen?: readonly string[]) => summariesOf((await tx.metricSummaries([id], chosen)).get(id));
  if (search === '' && limit === undefined && cursor === undefined)
    return { metrics: await summaries(names), nextCursor: null };
  const of = ['metrics', id, search, names];
  const [after] = readCursor(of, cursor, 1) ?? [];
  const among = { search, after: after === undefined ? undefined : String(after), ...(names && { names }) };
  const found = await tx.metricNames(id, { ...among, limit: limit === undefined ? Infinity : limit + 1 });
  const page = found.slice(0, limit);
  const nextCursor = found.length > page.length ? writeCursor(of, [page.at(-1) ?? '']) : null;
  return { metrics: await summaries(page), nextCursor };
};
