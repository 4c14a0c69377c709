import type { ExperimentPage } from '../answers/experiment.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';
import type { ExperimentId } from '@assay/base';
import { answerExperiments } from '../answers/answer-experiments.ts';
import type { CheckedFilter } from '../filter/index.ts';
import {
  checkFilter,
  checkSort,
  experimentFilterSchema,
  parseFilter,
  parseSort,
  printFilter,
} from '../filter/index.ts';
import { nameKey } from '../policy/check-name.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { defaultPageLength } from './page.ts';

export interface ListExperimentsInput {
  readonly limit?: number;
  readonly cursor?: string;
  /** Exactly this name, ignoring case. */
  readonly name?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly view?: DeletionView;
}

/** Newest first, unless another order is asked for. */
export const listExperiments: Query<ListExperimentsInput, ExperimentPage> = async (tx, input, { now }) => {
  const { view = 'active', limit = defaultPageLength } = input;
  const asked = input.filter === undefined ? undefined : parseFilter(input.filter);
  const checked = asked && checkFilter(asked, experimentFilterSchema, now);
  const sort = checkSort(parseSort(input.sort ?? 'created desc'), experimentFilterSchema);
  const named = input.name === undefined ? undefined : await idsOfName(tx, input.name, view);
  if (named?.length === 0) return { experiments: [], nextCursor: null };
  const terms = [checked, named === undefined ? undefined : amongIds(named)].filter((term) => term !== undefined);
  const filter: CheckedFilter | undefined = terms.length > 1 ? { kind: 'and', terms } : terms[0];
  const { ids, nextCursor } = await tx.searchExperiments({
    ...(filter && { filter, asked: JSON.stringify([asked && printFilter(asked), input.name]) }),
    sort,
    view,
    limit,
    ...(input.cursor !== undefined && { cursor: input.cursor }),
  });
  const rows = ids.length === 0 ? [] : await tx.find('experiment', { id: ids });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return { experiments: await answerExperiments(tx, inOrder), nextCursor };
};

/** Deleted ones have given up their names but are still known by them. */
async function idsOfName(tx: ReadTransaction, name: string, view: DeletionView): Promise<ExperimentId[]> {
  const scope = view === 'active' ? { scope: '' } : {};
  const rows = await tx.find('faceName', { face: 'native', kind: 'experiment', key: nameKey(name), ...scope });
  return rows.map((row) => row.entityId as ExperimentId);
}

function amongIds(texts: readonly ExperimentId[]): CheckedFilter {
  const span = { start: 0, end: 0 };
  const field = { kind: 'attribute', name: 'id', span } as const;
  return { kind: 'text-membership', field, negated: false, texts, numbers: [], span };
}
