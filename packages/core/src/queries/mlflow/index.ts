import { getMlflowRun } from './get-mlflow-run.ts';

/** What MLflow's face reads that no native query does. */
export const mlflowQueries = {
  getMlflowRun,
} as const;
