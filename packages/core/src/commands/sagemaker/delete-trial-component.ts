import type { Command } from '../command.ts';
import { markRunDeleted } from '../../steps/deletion.ts';
import { activeGroupsOf } from '../../steps/sagemaker/memberships.ts';
import { runNamed, sagemakerNamesOf, stillInUse } from '../../steps/sagemaker/named-entities.ts';

export interface DeleteTrialComponentInput {
  readonly name: string;
}

/** Refused while the run stands in a group. Its child runs stay. Answers its name as it was created. */
export const deleteTrialComponent: Command<DeleteTrialComponentInput, { name: string }> = async (
  tx,
  input,
  context,
) => {
  const row = await runNamed(tx, input.name);
  const name = (await sagemakerNamesOf(tx, 'run', [row.id])).get(row.id) ?? input.name;
  if ((await activeGroupsOf(tx, row.id)).length > 0) throw stillInUse('run', name);
  await markRunDeleted(tx, context, row, null);
  return { name };
};
