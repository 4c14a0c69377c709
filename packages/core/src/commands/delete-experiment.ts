import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import { checkVersion } from '../policy/check-version.ts';
import { markRunDeleted, markRunGroupDeleted } from '../steps/deletion.ts';
import { releaseNames } from '../steps/face-names.ts';
import { loadExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';
import { forEachRow } from '../steps/for-each-row.ts';

export interface DeleteExperimentInput {
  readonly experimentId: string;
  readonly expectedVersion?: number;
  readonly cascade?: boolean;
}

/** Its groups go with it. Its runs only when that is asked for. What is deleted already stays as it is. */
export const deleteExperiment: Command<DeleteExperimentInput, void> = async (tx, input, context) => {
  const row = await loadExperiment(tx, input.experimentId);
  if (row.deletedMs !== null) return;
  checkVersion(`Experiment "${row.name}"`, row.version, input.expectedVersion);
  const { id } = row;
  const runCount = await tx.count('run', { experimentId: id, deletedMs: null });
  if (runCount > 0 && input.cascade !== true) {
    throw new AssayError(
      'ResourceInUse',
      `Experiment "${row.name}" has ${runCount === 1 ? 'one run' : `${runCount} runs`}. Delete ` +
        `${runCount === 1 ? 'it' : `its ${runCount} runs`} first, or pass cascade to delete all together.`,
      { runCount },
    );
  }
  await forEachRow(tx, 'run', { experimentId: id, deletedMs: null }, (run) => markRunDeleted(tx, context, run, id));
  await forEachRow(tx, 'runGroup', { experimentId: id, deletedMs: null }, (group) =>
    markRunGroupDeleted(tx, context, group, id),
  );
  await releaseNames(tx, 'experiment', id);
  const { now } = context;
  await tx.update('experiment', { id }, { deletedMs: now, updatedMs: now, version: row.version + 1 });
  await recordChange(tx, 'experiment.deleted', id, id, { name: row.name, runCount });
};
