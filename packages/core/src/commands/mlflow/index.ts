import { createMlflowExperiment } from './create-mlflow-experiment.ts';
import { openMlflowDefault } from './open-mlflow-default.ts';

/** What MLflow's face does that no native command does, each operation in one command. */
export const mlflowCommands = {
  createMlflowExperiment,
  openMlflowDefault,
} as const;
