import type { Command } from '../command.ts';
import { recordChange } from '../../steps/record.ts';
import { changeDisplayName } from '../../steps/sagemaker/display-names.ts';
import { groupNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';

export interface UpdateSagemakerTrialInput {
  readonly name: string;
  readonly displayName?: string;
}

/** A display name that it has already changes nothing. Answers the group's name as it was created. */
export const updateSagemakerTrial: Command<UpdateSagemakerTrialInput, { name: string }> = async (
  tx,
  input,
  context,
) => {
  const row = await groupNamed(tx, input.name);
  const { id, experimentId } = row;
  const faceName = (await sagemakerNamesOf(tx, 'group', [id])).get(id) ?? input.name;
  if (input.displayName === undefined) return { name: faceName };
  const own = { kind: 'group', id, name: row.name, faceName } as const;
  const name = await changeDisplayName(tx, context, own, experimentId, input.displayName);
  if (name === undefined) return { name: faceName };
  await tx.update('runGroup', { id }, { name, updatedMs: context.now, version: row.version + 1 });
  await recordChange(tx, 'group.updated', id, experimentId, { fields: ['name'] });
  return { name: faceName };
};
