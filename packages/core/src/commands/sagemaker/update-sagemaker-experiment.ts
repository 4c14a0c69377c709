import type { Command } from '../command.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import { checkText } from '../../policy/check-text.ts';
import { clipText, sagemakerBounds } from '../../policy/sagemaker/clipped.ts';
import { recordChange } from '../../steps/record.ts';
import { changeDisplayName } from '../../steps/sagemaker/display-names.ts';
import { experimentNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';

export interface UpdateSagemakerExperimentInput {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
}

/** What is given as it was shown changes nothing, also where it was shown cut. Answers the experiment's name as it was created. */
export const updateSagemakerExperiment: Command<UpdateSagemakerExperimentInput, { name: string }> = async (
  tx,
  input,
  context,
) => {
  const row = await experimentNamed(tx, input.name);
  const { id } = row;
  const faceName = (await sagemakerNamesOf(tx, 'experiment', [id])).get(id) ?? input.name;
  const change: { -readonly [F in 'name' | 'description']?: ExperimentRow[F] } = {};
  if (input.description !== undefined && input.description !== clipText(row.description, sagemakerBounds.description)) {
    checkText('description', input.description, context.limits, 'descriptionLength');
    change.description = input.description;
  }
  if (input.displayName !== undefined) {
    const own = { kind: 'experiment', id, name: row.name, faceName } as const;
    const name = await changeDisplayName(tx, context, own, '', input.displayName);
    if (name !== undefined) change.name = name;
  }
  const fields = Object.keys(change);
  if (fields.length > 0) {
    const now = { updatedMs: context.now, updatedBy: context.actor.name, version: row.version + 1 };
    await tx.update('experiment', { id }, { ...change, ...now });
    await recordChange(tx, 'experiment.updated', id, id, { fields });
  }
  return { name: faceName };
};
