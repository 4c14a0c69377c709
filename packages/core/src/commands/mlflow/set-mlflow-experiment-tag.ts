import { changeExperimentTags } from '../../steps/mlflow/change-experiment-tags.ts';
import { loadActiveMlflowExperiment } from '../../steps/mlflow/load.ts';
import type { Command } from '../command.ts';

export interface SetMlflowExperimentTagInput {
  readonly experimentId: string;
  readonly key: string;
  readonly value: string;
}

export const setMlflowExperimentTag: Command<SetMlflowExperimentTagInput, void> = async (tx, input, context) => {
  const experiment = await loadActiveMlflowExperiment(tx, input.experimentId);
  await changeExperimentTags(tx, context, experiment, new Map([[input.key, input.value]]), []);
};
