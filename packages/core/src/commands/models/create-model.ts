import { AssayError } from '@assay/base';
import type { ModelAnswer } from '../../answers/model.ts';
import { answerModel } from '../../answers/answer-models.ts';
import type { RegisteredModelId, RegisteredModelRow } from '../../entities/registered-model.ts';
import { checkText } from '../../policy/check-text.ts';
import { checkModelName } from '../../policy/model-text.ts';
import { findModel } from '../../steps/load-model.ts';
import { recordModelChange } from '../../steps/record-model-change.ts';
import { insertTags } from '../../steps/write-tags.ts';
import type { Tags } from '../../steps/write-tags.ts';
import type { Command } from '../command.ts';

export interface CreateModelInput {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Tags;
}

export const createModel: Command<CreateModelInput, ModelAnswer> = async (tx, input, context) => {
  const { name, description = '', tags = {} } = input;
  const { now, actor, limits } = context;
  checkModelName('name', name, limits);
  checkText('description', description, limits, 'descriptionLength');
  const existing = await findModel(tx, name);
  if (existing !== undefined) throw modelExists(existing);
  const row: RegisteredModelRow = {
    id: context.newId<RegisteredModelId>(),
    projectId: tx.projectId,
    name,
    description,
    lastVersion: 0,
    versionCount: 0,
    createdMs: now,
    createdBy: actor.name,
    updatedMs: now,
    updatedBy: actor.name,
  };
  await tx.insert('registeredModel', row);
  await insertTags(tx, context, { kind: 'model', id: row.id, name }, tags);
  await recordModelChange(tx, context, row, { kind: 'created', version: null });
  return answerModel(tx, row);
};

export const modelExists = ({ id, name }: RegisteredModelRow): AssayError =>
  new AssayError('AlreadyExists', `There is a registered model with the name "${name}" already.`, {
    kind: 'registered model',
    existingId: id,
  });
