import type { MlflowDatasetInput } from '../../steps/mlflow/run-inputs.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { writeDatasetInputs } from '../../steps/mlflow/write-dataset-inputs.ts';
import { writeRunModels } from '../../steps/mlflow/write-run-models.ts';
import type { Command } from '../command.ts';

export interface LogMlflowInputsInput {
  readonly runId: string;
  readonly datasets: readonly MlflowDatasetInput[];
  /** Ids of logged models as MLflow's clients name them. */
  readonly models: readonly string[];
}

/** What a run reads: data sets, of which the run keeps the first of each name and digest, and models. */
export const logMlflowInputs: Command<LogMlflowInputsInput, void> = async (tx, input, context) => {
  const { id } = await loadActiveMlflowRun(tx, input.runId);
  await writeDatasetInputs(tx, context, id, input.datasets);
  await writeRunModels(
    tx,
    context,
    id,
    'input',
    input.models.map((modelId) => ({ modelId, step: 0 })),
  );
};
