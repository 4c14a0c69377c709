import type { Command, Unfinished } from './command.ts';
import { unfinished } from './command.ts';
import { AssayError } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import { checkVersion } from '../policy/check-version.ts';
import type { Transaction } from '../ports/transaction.ts';
import { markRunDeleted, markRunGroupDeleted } from '../steps/deletion.ts';
import { releaseNames } from '../steps/face-names.ts';
import { loadExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';
import { forPortion } from '../steps/for-each-row.ts';

export interface DeleteExperimentInput {
  readonly experimentId: string;
  readonly expectedVersion?: number;
  readonly cascade?: boolean;
}

/**
 * Its groups go with it. Its runs only when that is asked for, a portion at a time after the experiment. What is deleted
 * already stays as it is.
 */
export const deleteExperiment: Command<DeleteExperimentInput, void | Unfinished> = async (tx, input, context) => {
  const row = await loadExperiment(tx, input.experimentId);
  const { id } = row;
  if (row.deletedMs === null) {
    checkVersion(`Experiment "${row.name}"`, row.version, input.expectedVersion);
    await markExperimentDeleted(tx, context, row, input.cascade === true);
  }
  const groups = { experimentId: id, deletedMs: null };
  if (await forPortion(tx, 'runGroup', groups, (group) => markRunGroupDeleted(tx, context, group, id)))
    return unfinished;
  if (input.cascade !== true) return;
  const runs = { experimentId: id, deletedMs: null };
  if (await forPortion(tx, 'run', runs, (run) => markRunDeleted(tx, context, run, id))) return unfinished;
};

export async function markExperimentDeleted(
  tx: Transaction,
  { now, actor }: CommandContext,
  { id, name, version }: ExperimentRow,
  cascade: boolean,
): Promise<void> {
  const { byStatus = {} } = (await tx.experimentActivity([id])).get(id) ?? {};
  const runCount = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  if (runCount > 0 && !cascade) {
    throw new AssayError(
      'ResourceInUse',
      `Experiment "${name}" has ${runCount === 1 ? 'one run' : `${runCount} runs`}. Delete ` +
        `${runCount === 1 ? 'it' : `its ${runCount} runs`} first, or pass cascade to delete all together.`,
      { runCount },
    );
  }
  await releaseNames(tx, 'experiment', id);
  await tx.update(
    'experiment',
    { id },
    { deletedMs: now, updatedMs: now, updatedBy: actor.name, version: version + 1 },
  );
  await recordChange(tx, 'experiment.deleted', id, id, { name, runCount });
}
