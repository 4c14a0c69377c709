import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command, Unfinished } from './command.ts';
import { unfinished } from './command.ts';
import { answerExperiment } from '../answers/answer-experiments.ts';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { Transaction } from '../ports/transaction.ts';
import { markRunGroupRestored, markRunRestored } from '../steps/deletion.ts';
import { takeNamesBack } from '../steps/face-names.ts';
import { forPortion } from '../steps/for-each-row.ts';
import { loadExperiment } from '../steps/load.ts';
import { checkExperimentCount } from '../steps/make-experiment.ts';
import { recordChange } from '../steps/record.ts';

export interface RestoreExperimentInput {
  readonly experimentId: string;
}

/** Then, a portion at a time, the groups and runs that its deletion took along, and no others. */
export const restoreExperiment: Command<RestoreExperimentInput, ExperimentAnswer | Unfinished> = async (
  tx,
  input,
  context,
) => {
  const found = await loadExperiment(tx, input.experimentId);
  const row = found.deletedMs === null ? found : await markExperimentRestored(tx, context, found);
  const taken = { experimentId: row.id, deletedWith: row.id };
  if (await forPortion(tx, 'runGroup', taken, (group) => markRunGroupRestored(tx, context, group))) return unfinished;
  if (await forPortion(tx, 'run', taken, (run) => markRunRestored(tx, context, run))) return unfinished;
  return answerExperiment(tx, row);
};

async function markExperimentRestored(
  tx: Transaction,
  context: CommandContext,
  row: ExperimentRow,
): Promise<ExperimentRow> {
  await checkExperimentCount(tx, context);
  const { id } = row;
  const name = await takeNamesBack(tx, context, { kind: 'experiment', id, name: row.name, scope: '' });
  const change = {
    name,
    deletedMs: null,
    updatedMs: context.now,
    updatedBy: context.actor.name,
    version: row.version + 1,
  };
  await tx.update('experiment', { id }, change);
  await recordChange(tx, 'experiment.restored', id, id, { name });
  return { ...row, ...change };
}
