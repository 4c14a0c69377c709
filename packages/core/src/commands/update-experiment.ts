import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import { answerExperiment } from '../answers/answer-experiments.ts';
import { checkFolder } from '../policy/check-folder.ts';
import { checkName } from '../policy/check-name.ts';
import { checkText } from '../policy/check-text.ts';
import { checkVersion } from '../policy/check-version.ts';
import { readBaseline } from '../steps/baseline.ts';
import type { BaselineInput } from '../steps/baseline.ts';
import { changedFields } from '../steps/changed-fields.ts';
import { changeNativeName } from '../steps/face-names.ts';
import { loadActiveExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';

export interface UpdateExperimentInput {
  readonly experimentId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
  readonly folder?: string;
  readonly archived?: boolean;
  /** null: none any more. */
  readonly baseline?: BaselineInput | null;
}

export const updateExperiment: Command<UpdateExperimentInput, ExperimentAnswer> = async (tx, input, context) => {
  const { experimentId, expectedVersion, baseline: asked, ...fields } = input;
  const row = await loadActiveExperiment(tx, experimentId);
  checkVersion(`Experiment "${row.name}"`, row.version, expectedVersion);
  const baseline = await readBaseline(tx, row, asked, context);
  const change = changedFields<ExperimentRow>(row, { ...fields, ...(baseline !== undefined && { baseline }) });
  if (change === undefined) return answerExperiment(tx, row);
  if (change.description !== undefined)
    checkText('description', change.description, context.limits, 'descriptionLength');
  if (change.folder !== undefined) checkFolder('folder', change.folder, context.limits);
  if (change.name !== undefined) {
    checkName('name', change.name, context.limits);
    await changeNativeName(tx, { kind: 'experiment', id: row.id, name: change.name, scope: '', place: '' });
  }
  const now = { updatedMs: context.now, updatedBy: context.actor.name, version: row.version + 1 };
  await tx.update('experiment', { id: row.id }, { ...change, ...now });
  await recordChange(tx, 'experiment.updated', row.id, row.id, { fields: Object.keys(change) });
  return answerExperiment(tx, { ...row, ...change, ...now });
};
