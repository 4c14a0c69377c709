import { AssayError } from '@assay/base';
import { mlflowExperimentId } from '../../policy/mlflow/default-experiment.ts';
import { changeExperimentTags } from '../../steps/mlflow/change-experiment-tags.ts';
import { loadActiveMlflowExperiment } from '../../steps/mlflow/load.ts';
import type { Command } from '../command.ts';

export interface DeleteMlflowExperimentTagInput {
  readonly experimentId: string;
  readonly key: string;
}

export const deleteMlflowExperimentTag: Command<DeleteMlflowExperimentTagInput, void> = async (
  tx,
  { experimentId, key },
  context,
) => {
  const experiment = await loadActiveMlflowExperiment(tx, experimentId);
  if (await changeExperimentTags(tx, context, experiment, new Map(), [key])) return;
  const id = mlflowExperimentId(experimentId);
  throw new AssayError('NotFound', `No tag with name: ${key} in experiment with id ${id}`, { kind: 'tag' });
};
