import type { Command } from '../command.ts';
import { mlflowDefaultExperimentId } from '../../policy/mlflow/default-experiment.ts';
import { makeMlflowExperiment } from '../../steps/mlflow/make-mlflow-experiment.ts';

/** Makes the experiment that MLflow's clients log to when they name none, unless it was made before, and be it deleted. */
export const openMlflowDefault: Command<Record<string, never>, void> = async (tx, _input, context) => {
  if ((await tx.get('experiment', { id: mlflowDefaultExperimentId })) !== undefined) return;
  const name = 'Default';
  const owner = { id: mlflowDefaultExperimentId, name, artifactLocation: '', tags: new Map() };
  await makeMlflowExperiment(tx, context, owner);
};
