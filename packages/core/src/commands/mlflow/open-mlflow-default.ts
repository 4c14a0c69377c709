import type { Command } from '../command.ts';
import { mlflowDefaultExperimentId } from '../../policy/mlflow/default-experiment.ts';
import { ownerOfName } from '../../steps/face-names.ts';
import { makeMlflowExperiment } from '../../steps/mlflow/make-mlflow-experiment.ts';

/** Makes the experiment that MLflow's clients log to when they name none, unless it was made before, and be it deleted. */
export const openMlflowDefault: Command<Record<string, never>, void> = async (tx, _input, context) => {
  if ((await tx.get('experiment', { id: mlflowDefaultExperimentId })) !== undefined) return;
  // One of this name that was made natively keeps it: clients that name it get that one.
  const taken = await ownerOfName(tx, 'mlflow', 'experiment', '', 'Default');
  const name = taken === undefined ? 'Default' : 'Default-0';
  const owner = { id: mlflowDefaultExperimentId, name, artifactLocation: '', tags: new Map() };
  await makeMlflowExperiment(tx, context, owner);
};
