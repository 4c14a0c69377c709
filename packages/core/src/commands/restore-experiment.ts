import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';
import { answerExperiment } from '../answers/answer-experiments.ts';
import { markRunGroupRestored, markRunRestored } from '../steps/deletion.ts';
import { takeNamesBack } from '../steps/face-names.ts';
import { forEachRow } from '../steps/for-each-row.ts';
import { loadExperiment } from '../steps/load.ts';
import { checkExperimentCount } from '../steps/make-experiment.ts';
import { recordChange } from '../steps/record.ts';

export interface RestoreExperimentInput {
  readonly experimentId: string;
}

/** With the runs and groups that its deletion took along, and no others. */
export const restoreExperiment: Command<RestoreExperimentInput, ExperimentAnswer> = async (tx, input, context) => {
  const row = await loadExperiment(tx, input.experimentId);
  if (row.deletedMs === null) return answerExperiment(tx, row);
  await checkExperimentCount(tx, context);
  const { id } = row;
  const name = await takeNamesBack(tx, context, { kind: 'experiment', id, name: row.name, scope: '' });
  const change = { name, deletedMs: null, updatedMs: context.now, version: row.version + 1 };
  await tx.update('experiment', { id }, change);
  await recordChange(tx, 'experiment.restored', id, id, { name });
  await forEachRow(tx, 'runGroup', { experimentId: id, deletedWith: id }, (group) =>
    markRunGroupRestored(tx, context, group),
  );
  await forEachRow(tx, 'run', { experimentId: id, deletedWith: id }, (run) => markRunRestored(tx, context, run));
  return answerExperiment(tx, { ...row, ...change });
};
