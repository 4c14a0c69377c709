import { answerMlflowRun } from '../../answers/mlflow/run.ts';
import type { MlflowRunAnswer } from '../../answers/mlflow/run.ts';
import { loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { Query } from '../query.ts';

/** Deleted ones, too. */
export const getMlflowRun: Query<{ readonly runId: string }, MlflowRunAnswer> = async (tx, { runId }) =>
  answerMlflowRun(tx, await loadMlflowRun(tx, runId));
