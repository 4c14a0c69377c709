import type { Command } from './command.ts';
import { addMember } from '../steps/make-run.ts';
import { loadActiveRun, loadActiveRunGroup, loadExperiment } from '../steps/load.ts';
import { changeHome } from '../steps/change-home.ts';
import { recordRunChange } from '../steps/record.ts';

export interface AddRunToGroupInput {
  readonly groupId: string;
  readonly runId: string;
}

/** A run without an experiment takes the group's as its home. Putting a run where it stands already changes nothing. */
export const addRunToGroup: Command<AddRunToGroupInput, void> = async (tx, input, context) => {
  const group = await loadActiveRunGroup(tx, input.groupId);
  let run = await loadActiveRun(tx, input.runId);
  if ((await tx.get('runGroupMember', { groupId: group.id, runId: run.id })) !== undefined) return;
  if (run.experimentId === null) {
    const experiment = await loadExperiment(tx, group.experimentId);
    run = await changeHome(tx, context, run, experiment, run.name);
  }
  await addMember(tx, context, group.id, run.id);
  await tx.update('run', { id: run.id }, { updatedMs: context.now });
  await recordRunChange(tx, 'run.groups', run, { added: [group.id], removed: [] });
};
