import type { Command } from './command.ts';
import { loadRun } from '../steps/load.ts';
import { removeRun, requireDeleted } from '../steps/purge.ts';

export interface PurgeRunInput {
  readonly runId: string;
}

export const purgeRun: Command<PurgeRunInput, void> = async (tx, input) => {
  const row = await loadRun(tx, input.runId);
  requireDeleted('Run', row);
  await removeRun(tx, row);
};
