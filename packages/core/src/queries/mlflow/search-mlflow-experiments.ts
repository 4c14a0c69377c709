import { answerMlflowExperiments } from '../../answers/mlflow/experiment.ts';
import type { MlflowExperimentAnswer } from '../../answers/mlflow/experiment.ts';
import type { CheckedFilter, SortKey } from '../../filter/index.ts';
import type { DeletionView } from '../../ports/search.ts';
import type { Query } from '../query.ts';

export interface SearchMlflowExperimentsInput {
  readonly filter?: CheckedFilter;
  readonly sort: readonly SortKey[];
  readonly view: DeletionView;
  readonly limit: number;
  readonly cursor?: string;
}

export interface MlflowExperimentPage {
  readonly experiments: readonly MlflowExperimentAnswer[];
  readonly nextCursor: string | null;
  /** Of the project, not deleted: runs that have no experiment. */
  readonly unassignedRuns: number;
}

export const searchMlflowExperiments: Query<SearchMlflowExperimentsInput, MlflowExperimentPage> = async (tx, input) => {
  const { ids, nextCursor } = await tx.searchExperiments(input);
  const rows = new Map((ids.length === 0 ? [] : await tx.find('experiment', { id: ids })).map((row) => [row.id, row]));
  const experiments = await answerMlflowExperiments(
    tx,
    ids.map((id) => rows.get(id)).filter((row) => row !== undefined),
  );
  const { unassignedRuns } = await tx.runTotals();
  return { experiments, nextCursor, unassignedRuns };
};
