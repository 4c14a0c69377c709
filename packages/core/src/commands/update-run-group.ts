import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';
import { answerRunGroup } from '../answers/answer-run-groups.ts';
import type { RunGroupRow } from '../entities/run.ts';
import { checkName } from '../policy/check-name.ts';
import { checkText } from '../policy/check-text.ts';
import { checkVersion } from '../policy/check-version.ts';
import { changedFields } from '../steps/changed-fields.ts';
import { changeNativeName } from '../steps/face-names.ts';
import { loadActiveRunGroup, loadExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';

export interface UpdateRunGroupInput {
  readonly groupId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
}

export const updateRunGroup: Command<UpdateRunGroupInput, RunGroupAnswer> = async (tx, input, context) => {
  const { groupId, expectedVersion, ...fields } = input;
  const row = await loadActiveRunGroup(tx, groupId);
  const { id, experimentId } = row;
  checkVersion(`Run group "${row.name}"`, row.version, expectedVersion);
  const change = changedFields<RunGroupRow>(row, fields);
  if (change === undefined) return answerRunGroup(tx, row);
  if (change.description !== undefined)
    checkText('description', change.description, context.limits, 'descriptionLength');
  if (change.name !== undefined) {
    checkName('name', change.name, context.limits);
    const { name: experiment } = await loadExperiment(tx, experimentId);
    const place = ` in experiment "${experiment}"`;
    await changeNativeName(tx, { kind: 'group', id, name: change.name, scope: experimentId, place });
  }
  const now = { updatedMs: context.now, version: row.version + 1 };
  await tx.update('runGroup', { id }, { ...change, ...now });
  await recordChange(tx, 'group.updated', id, experimentId, { fields: Object.keys(change) });
  return answerRunGroup(tx, { ...row, ...change, ...now });
};
