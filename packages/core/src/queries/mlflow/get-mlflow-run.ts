import { answerMlflowRuns } from '../../answers/mlflow/run.ts';
import type { MlflowRunAnswer } from '../../answers/mlflow/run.ts';
import { loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { Query } from '../query.ts';

/** Deleted ones, too. */
export const getMlflowRun: Query<{ readonly runId: string }, MlflowRunAnswer> = async (tx, { runId }) => {
  const [answer] = await answerMlflowRuns(tx, [await loadMlflowRun(tx, runId)]);
  if (answer === undefined) throw new Error('a run without an answer');
  return answer;
};
