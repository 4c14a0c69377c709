import type { ExperimentId, RunId } from '@assay/base';
import { tabulateMlflowRuns } from '../../answers/mlflow/run-table.ts';
import type { MlflowRunTable } from '../../answers/mlflow/run-table.ts';
import type { CheckedFilter, SortKey } from '../../filter/index.ts';
import type { DeletionView } from '../../ports/search.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { Query } from '../query.ts';

export interface SearchMlflowRunsInput {
  readonly filter?: CheckedFilter;
  /** Ties go to the newest. */
  readonly sort: readonly SortKey[];
  /** Of runs that have their home in one of these; null: in none. */
  readonly experimentIds: readonly (ExperimentId | null)[];
  readonly view: DeletionView;
  readonly limit: number;
  readonly cursor?: string;
}

export interface MlflowRunPage {
  /** Of the whole page. */
  readonly ids: readonly RunId[];
  /** The first `runsAtOnce` of them; the others are asked for by `getMlflowRuns`, so that no answer grows without bounds. Null: none. */
  readonly runs: MlflowRunTable | null;
  readonly nextCursor: string | null;
}

/** How many runs one answer holds at most. */
export const runsAtOnce = 500;

export const searchMlflowRuns: Query<SearchMlflowRunsInput, MlflowRunPage> = async (tx, input) => {
  const { filter: asked, sort, experimentIds, view, limit, cursor } = input;
  const homes = experimentIds.filter((id) => id !== null);
  if (experimentIds.length === 0) return { ids: [], runs: null, nextCursor: null };
  const filter = homes.length < experimentIds.length ? alsoHomeless(homes, asked) : asked;
  const { ids, nextCursor } = await tx.searchRuns({
    sort,
    view,
    limit,
    ...(filter && { filter }),
    ...(homes.length === experimentIds.length && { experimentIds: homes }),
    ...(cursor !== undefined && { cursor }),
  });
  return { ids, runs: ids.length === 0 ? null : await tableOf(tx, ids.slice(0, runsAtOnce)), nextCursor };
};

/** Runs by their ids, deleted ones, too, in this order; those that are not there any more are left out. At most `runsAtOnce`. */
export const getMlflowRuns: Query<{ readonly ids: readonly RunId[] }, MlflowRunTable> = (tx, { ids }) =>
  tableOf(tx, ids.slice(0, runsAtOnce));

const tableOf = async (tx: ReadTransaction, ids: readonly RunId[]): Promise<MlflowRunTable> =>
  tabulateMlflowRuns(tx, await tx.runHeads(ids));

const span = { start: 0, end: 0 };
const home = { kind: 'attribute', name: 'experiment_id', span } as const;

/** Runs without a home, and those of the homes. */
function alsoHomeless(homes: readonly ExperimentId[], filter: CheckedFilter | undefined): CheckedFilter {
  const homeless: CheckedFilter = { kind: 'not', term: { kind: 'existence-test', field: home, span } };
  const among: CheckedFilter = {
    kind: 'text-membership',
    field: home,
    negated: false,
    texts: homes,
    numbers: [],
    span,
  };
  const where: CheckedFilter = homes.length === 0 ? homeless : { kind: 'or', terms: [homeless, among] };
  return filter === undefined ? where : { kind: 'and', terms: [where, filter] };
}
