import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';
import { answerRunGroup } from '../answers/answer-run-groups.ts';
import { markRunGroupRestored } from '../steps/deletion.ts';
import { loadActiveExperiment, loadRunGroup } from '../steps/load.ts';

export interface RestoreRunGroupInput {
  readonly groupId: string;
}

export const restoreRunGroup: Command<RestoreRunGroupInput, RunGroupAnswer> = async (tx, input, context) => {
  const row = await loadRunGroup(tx, input.groupId);
  if (row.deletedMs === null) return answerRunGroup(tx, row);
  await loadActiveExperiment(tx, row.experimentId);
  return answerRunGroup(tx, await markRunGroupRestored(tx, context, row));
};
