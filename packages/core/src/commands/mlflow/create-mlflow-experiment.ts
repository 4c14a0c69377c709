import type { ExperimentId } from '@assay/base';
import type { Command } from '../command.ts';
import { makeMlflowExperiment } from '../../steps/mlflow/make-mlflow-experiment.ts';
import type { NewMlflowExperiment } from '../../steps/mlflow/make-mlflow-experiment.ts';

/** An experiment with exactly this name at MLflow's face, which tells upper from lower case. Natively it bears that name too, where it is free. */
export const createMlflowExperiment: Command<NewMlflowExperiment, { id: ExperimentId }> = async (
  tx,
  input,
  context,
) => ({
  id: (await makeMlflowExperiment(tx, context, input)).id,
});
