import { createMlflowExperiment } from './create-mlflow-experiment.ts';
import { createMlflowRun } from './create-mlflow-run.ts';
import { logMlflowBatch } from './log-mlflow-batch.ts';
import { openMlflowDefault } from './open-mlflow-default.ts';
import { updateMlflowRun } from './update-mlflow-run.ts';

/** What MLflow's face does that no native command does, each operation in one command. */
export const mlflowCommands = {
  createMlflowExperiment,
  openMlflowDefault,
  createMlflowRun,
  updateMlflowRun,
  logMlflowBatch,
} as const;
