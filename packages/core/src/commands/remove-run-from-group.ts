import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import { loadActiveRun, loadRunGroup } from '../steps/load.ts';
import { leaveHomeIfGroupless } from '../steps/sagemaker/leave-home.ts';
import { recordRunChange } from '../steps/record.ts';

export interface RemoveRunFromGroupInput {
  readonly groupId: string;
  readonly runId: string;
}

/** A run that SageMaker's API made has no experiment any more once it has lost its last group. */
export const removeRunFromGroup: Command<RemoveRunFromGroupInput, void> = async (tx, input, context) => {
  const group = await loadRunGroup(tx, input.groupId);
  const run = await loadActiveRun(tx, input.runId);
  if ((await tx.remove('runGroupMember', { groupId: group.id, runId: run.id })) === 0) {
    throw new AssayError('NotFound', `Run "${run.name}" does not stand in run group "${group.name}".`, {
      groupId: group.id,
      runId: run.id,
    });
  }
  await recordRunChange(tx, 'run.groups', run, { added: [], removed: [group.id] });
  if (!(await leaveHomeIfGroupless(tx, context, run)))
    await tx.update('run', { id: run.id }, { updatedMs: context.now });
};
