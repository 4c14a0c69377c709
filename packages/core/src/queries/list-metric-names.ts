import type { Query } from './query.ts';
import { loadRun } from '../steps/load.ts';
import { readCursor, writeCursor } from './cursor.ts';

export interface ListMetricNamesInput {
  readonly runId: string;
  /** A part of the name, whatever its case. */
  readonly search?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Names alone, in order of their code points: what a run with very many metrics is listed by. */
export const listMetricNames: Query<ListMetricNamesInput, { names: string[]; nextCursor: string | null }> = async (
  tx,
  { runId, search = '', limit = 10_000, cursor },
) => {
  const { id } = await loadRun(tx, runId);
  const of = ['metric-names', id, search];
  const [after] = readCursor(of, cursor, 1) ?? [];
  const found = await tx.metricNames(id, {
    search,
    after: after === undefined ? undefined : String(after),
    limit: limit + 1,
  });
  const names = found.slice(0, limit);
  return { names, nextCursor: found.length > limit ? writeCursor(of, [names.at(-1) ?? '']) : null };
};
