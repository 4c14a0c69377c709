import type { Command } from './command.ts';
import { loadRunGroup } from '../steps/load.ts';
import { removeRunGroup, requireDeleted } from '../steps/purge.ts';

export interface PurgeRunGroupInput {
  readonly groupId: string;
}

export const purgeRunGroup: Command<PurgeRunGroupInput, void> = async (tx, input) => {
  const row = await loadRunGroup(tx, input.groupId);
  requireDeleted('Run group', row);
  await removeRunGroup(tx, row);
};
