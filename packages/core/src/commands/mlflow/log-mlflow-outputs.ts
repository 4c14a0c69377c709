import type { MlflowModelOutput } from '../../steps/mlflow/run-inputs.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { writeRunModels } from '../../steps/mlflow/write-run-models.ts';
import type { Command } from '../command.ts';

export interface LogMlflowOutputsInput {
  readonly runId: string;
  readonly models: readonly MlflowModelOutput[];
}

/** Models that a run makes; one that it named before takes the step that is named now. */
export const logMlflowOutputs: Command<LogMlflowOutputsInput, void> = async (tx, { runId, models }, context) => {
  const { id } = await loadActiveMlflowRun(tx, runId);
  await writeRunModels(tx, context, id, 'output', models);
};
