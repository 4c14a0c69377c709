import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const runGroupHandlers = {
  createRunGroup: runCommand('createRunGroup', same, same),
  listRunGroups: runQuery('listRunGroups', same, same),
  getRunGroup: runQuery('getRunGroup', same, same),
  updateRunGroup: runCommand('updateRunGroup', same, same),
  deleteRunGroup: runCommand('deleteRunGroup', same, same),
  restoreRunGroup: runCommand('restoreRunGroup', same, same),
  purgeRunGroup: runCommand('purgeRunGroup', same, same),
  addRunToGroup: runCommand('addRunToGroup', same, same),
  removeRunFromGroup: runCommand('removeRunFromGroup', same, same),
} satisfies Partial<NativeHandlers>;
