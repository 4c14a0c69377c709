import type { Command, Unfinished } from '../command.ts';
import { unfinished } from '../command.ts';
import type { ExperimentId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { RunRow } from '../../entities/run.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeHome } from '../../steps/change-home.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { forPortion } from '../../steps/for-each-row.ts';
import { loadExperiment } from '../../steps/load.ts';
import { experimentNamed, sagemakerNamesOf, stillInUse } from '../../steps/sagemaker/named-entities.ts';
import { activeGroupsOf } from '../../steps/sagemaker/memberships.ts';
import { markExperimentDeleted } from '../delete-experiment.ts';

export interface DeleteSagemakerExperimentInput {
  readonly name: string;
}

/**
 * Refused while it has groups. Runs that are at home in it but stand in none of its groups, which SageMaker's face does not show in
 * it, move to where they do stand, or become unassigned: nothing is deleted with it. Answers its name as it was created.
 */
export const deleteSagemakerExperiment: Command<DeleteSagemakerExperimentInput, { name: string } | Unfinished> = async (
  tx,
  input,
  context,
) => {
  const row = await experimentNamed(tx, input.name);
  const { id } = row;
  const name = (await sagemakerNamesOf(tx, 'experiment', [id])).get(id) ?? input.name;
  if ((await tx.count('runGroup', { experimentId: id, deletedMs: null })) > 0) throw stillInUse('experiment', name);
  const atHome = { experimentId: id, deletedMs: null };
  if (await forPortion(tx, 'run', atHome, (run) => moveOut(tx, context, run, id))) return unfinished;
  await markExperimentDeleted(tx, context, row, false);
  return { name };
};

async function moveOut(tx: Transaction, context: CommandContext, run: RunRow, left: ExperimentId): Promise<void> {
  const elsewhere = (await activeGroupsOf(tx, run.id)).find((group) => group.experimentId !== left);
  const home = elsewhere === undefined ? null : await loadExperiment(tx, elsewhere.experimentId);
  const place = { kind: 'run', id: run.id, scope: home?.id ?? '' } as const;
  await changeHome(tx, context, run, home, await freeNativeName(tx, context, place, [run.name]));
}
