import type { Command } from '../command.ts';
import { markRunGroupDeleted } from '../../steps/deletion.ts';
import { groupNamed, sagemakerNamesOf, stillInUse } from '../../steps/sagemaker/named-entities.ts';

export interface DeleteSagemakerTrialInput {
  readonly name: string;
}

/** Refused while runs stand in the group. Answers its name as it was created. */
export const deleteSagemakerTrial: Command<DeleteSagemakerTrialInput, { name: string }> = async (
  tx,
  input,
  context,
) => {
  const row = await groupNamed(tx, input.name);
  const name = (await sagemakerNamesOf(tx, 'group', [row.id])).get(row.id) ?? input.name;
  if (((await tx.runGroupCounts([row.id])).get(row.id) ?? 0) > 0) throw stillInUse('group', name);
  await markRunGroupDeleted(tx, context, row, null);
  return { name };
};
