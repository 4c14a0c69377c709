import type { RunPage } from '../answers/run.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';
import { parseId } from '@assay/base';
import type { ExperimentId, RunGroupId, RunId } from '@assay/base';
import { answerRunRows } from '../answers/answer-runs.ts';
import { checkFilter, checkSort, parseFilter, parseSort, printFilter, runFilterSchema } from '../filter/index.ts';
import { defaultPageLength } from './page.ts';

export interface SearchRunsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly experimentIds?: readonly string[];
  readonly groupId?: string;
  readonly parentRunId?: string;
  readonly unassigned?: boolean;
  readonly view?: DeletionView;
  readonly parameters?: 'all' | readonly string[];
  readonly metrics?: 'all' | readonly string[];
  readonly tags?: 'all' | readonly string[];
  readonly countTotal?: boolean;
}

/** Newest first, unless another order is asked for. Parameters, metrics and tags come only as far as they are asked for. */
export const searchRuns: Query<SearchRunsInput, RunPage> = async (tx, input, { now }) => {
  const { limit = defaultPageLength, cursor, experimentIds, groupId, parentRunId, unassigned, countTotal } = input;
  const asked = input.filter === undefined ? undefined : parseFilter(input.filter);
  const page = await tx.searchRuns({
    sort: checkSort(parseSort(input.sort ?? 'created desc'), runFilterSchema),
    view: input.view ?? 'active',
    limit,
    ...(asked && { filter: checkFilter(asked, runFilterSchema, now), asked: printFilter(asked) }),
    ...(cursor !== undefined && { cursor }),
    ...(experimentIds !== undefined && {
      experimentIds: experimentIds.map((id, i) => parseId<ExperimentId>(id, `experimentIds[${i}]`)),
    }),
    ...(groupId !== undefined && { groupId: parseId<RunGroupId>(groupId, 'groupId') }),
    ...(parentRunId !== undefined && { parentRunId: parseId<RunId>(parentRunId, 'parentRunId') }),
    ...(unassigned !== undefined && { unassigned }),
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
