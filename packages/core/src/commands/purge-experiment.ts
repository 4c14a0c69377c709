import type { Command, Unfinished } from './command.ts';
import { unfinished } from './command.ts';
import { loadExperiment } from '../steps/load.ts';
import { removeExperiment, requireDeleted } from '../steps/purge.ts';

export interface PurgeExperimentInput {
  readonly experimentId: string;
}

/** A portion of its runs and groups at a time; the experiment itself goes last. */
export const purgeExperiment: Command<PurgeExperimentInput, void | Unfinished> = async (tx, input) => {
  const row = await loadExperiment(tx, input.experimentId);
  requireDeleted('Experiment', row);
  if (!(await removeExperiment(tx, row))) return unfinished;
};
