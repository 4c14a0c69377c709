import type { ExperimentId } from '@assay/base';
import type { DatasetUse } from '../../ports/transaction.ts';
import type { Query } from '../query.ts';

/** Runs without an experiment under null. */
export interface ListMlflowDatasetsInput {
  readonly experimentIds: readonly (ExperimentId | null)[];
  readonly limit: number;
}

/** What the runs of experiments have read and what for, each once. */
export const listMlflowDatasets: Query<ListMlflowDatasetsInput, readonly DatasetUse[]> = (tx, input) =>
  tx.datasetUses(input.experimentIds, input.limit);
