import type { Command } from './command.ts';
import { loadExperiment } from '../steps/load.ts';
import { removeExperiment, requireDeleted } from '../steps/purge.ts';

export interface PurgeExperimentInput {
  readonly experimentId: string;
}

export const purgeExperiment: Command<PurgeExperimentInput, void> = async (tx, input) => {
  const row = await loadExperiment(tx, input.experimentId);
  requireDeleted('Experiment', row);
  await removeExperiment(tx, row);
};
