import { loadActiveMlflowExperiment, loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { Command } from '../command.ts';
import { restoreRun } from '../restore-run.ts';

/** Its experiment must not be deleted. */
export const restoreMlflowRun: Command<{ readonly runId: string }, void> = async (tx, { runId }, context) => {
  const { experimentId } = await loadMlflowRun(tx, runId);
  if (experimentId !== null) await loadActiveMlflowExperiment(tx, experimentId);
  await restoreRun(tx, { runId }, context);
};
