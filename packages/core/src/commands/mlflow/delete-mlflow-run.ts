import { loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { Command } from '../command.ts';
import { deleteRun } from '../delete-run.ts';

/** Its child runs stay. What is deleted already stays as it is. */
export const deleteMlflowRun: Command<{ readonly runId: string }, void> = async (tx, { runId }, context) =>
  deleteRun(tx, { runId: (await loadMlflowRun(tx, runId)).id }, context);
