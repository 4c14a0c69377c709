import type { ModelAnswer } from '../../answers/model.ts';
import { answerModel } from '../../answers/answer-models.ts';
import { checkText } from '../../policy/check-text.ts';
import { checkModelName } from '../../policy/model-text.ts';
import { findModel, loadModel } from '../../steps/load-model.ts';
import { recordModelChange, touchModel } from '../../steps/record-model-change.ts';
import type { Command } from '../command.ts';
import { modelExists } from './create-model.ts';

export interface UpdateModelInput {
  readonly model: string;
  /** Another name; versions and aliases come along. */
  readonly name?: string;
  readonly description?: string;
}

export const updateModel: Command<UpdateModelInput, ModelAnswer> = async (tx, input, context) => {
  const { model, name, description } = input;
  const { now, actor, limits } = context;
  let row = await loadModel(tx, model);
  if (name !== undefined && name !== row.name) {
    checkModelName('name', name, limits);
    const existing = await findModel(tx, name);
    if (existing !== undefined) throw modelExists(existing);
    const change = { modelName: name, updatedMs: now, updatedBy: actor.name };
    for (const { id } of await tx.find('modelVersion', { modelId: row.id }))
      await tx.update('modelVersion', { id }, change);
    await touchModel(tx, context, row, { name });
    await recordModelChange(
      tx,
      context,
      { ...row, name },
      { kind: 'renamed', version: null, data: { from: row.name } },
    );
    row = { ...row, name };
  }
  if (description !== undefined && description !== row.description) {
    checkText('description', description, limits, 'descriptionLength');
    await touchModel(tx, context, row, { description });
    await recordModelChange(tx, context, row, { kind: 'described', version: null });
  }
  return answerModel(tx, await loadModel(tx, row.name));
};
