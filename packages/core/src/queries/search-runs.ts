import type { RunPage } from '../answers/run.ts';
import type { Query } from './query.ts';
import { invalidInput } from '@assay/base';
import { answerRunRows } from '../answers/answer-runs.ts';
import type { RunColumnChoice } from '../answers/answer-runs.ts';
import { defaultPageLength } from './page.ts';
import { readRunScope } from './run-scope.ts';
import type { RunScopeInput } from './run-scope.ts';

export interface SearchRunsInput extends RunScopeInput, RunColumnChoice {
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly offset?: number;
  readonly countTotal?: boolean;
}

/** Newest first, unless another order is asked for. Parameters, metrics and tags come only as far as they are asked for. */
export const searchRuns: Query<SearchRunsInput, RunPage> = async (tx, input, { now }) => {
  const { limit = defaultPageLength, cursor, offset, countTotal } = input;
  if (cursor !== undefined && offset !== undefined)
    throw invalidInput('offset', 'cannot stand beside cursor. Give one of them.');
  const page = await tx.searchRuns({
    ...readRunScope(input, now),
    limit,
    ...(cursor !== undefined && { cursor }),
    ...(offset !== undefined && { offset }),
    ...(countTotal !== undefined && { countTotal }),
  });
  const rows = page.ids.length === 0 ? [] : await tx.find('run', { id: page.ids });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = page.ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return {
    runs: await answerRunRows(tx, inOrder, input),
    nextCursor: page.nextCursor,
    ...(page.total !== undefined && { total: page.total }),
  };
};
