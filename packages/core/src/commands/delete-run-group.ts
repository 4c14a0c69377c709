import type { Command } from './command.ts';
import { checkVersion } from '../policy/check-version.ts';
import { markRunGroupDeleted } from '../steps/deletion.ts';
import { loadRunGroup } from '../steps/load.ts';

export interface DeleteRunGroupInput {
  readonly groupId: string;
  readonly expectedVersion?: number;
}

/** Its runs stay. What is deleted already stays as it is. */
export const deleteRunGroup: Command<DeleteRunGroupInput, void> = async (tx, input, context) => {
  const row = await loadRunGroup(tx, input.groupId);
  if (row.deletedMs !== null) return;
  checkVersion(`Run group "${row.name}"`, row.version, input.expectedVersion);
  await markRunGroupDeleted(tx, context, row, null);
};
