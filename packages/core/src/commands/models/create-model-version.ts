import { AssayError } from '@assay/base';
import type { ModelVersionAnswer } from '../../answers/model.ts';
import { answerModelVersion } from '../../answers/answer-models.ts';
import type { ModelApproval, ModelStage, ModelVersionId, ModelVersionRow } from '../../entities/registered-model.ts';
import { checkText } from '../../policy/check-text.ts';
import { checkReference, checkSource } from '../../policy/model-text.ts';
import { loadModel } from '../../steps/load-model.ts';
import { findLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import { recordModelChange, touchModel } from '../../steps/record-model-change.ts';
import { resolveModelSource } from '../../steps/resolve-model-source.ts';
import { insertTags } from '../../steps/write-tags.ts';
import type { Tags } from '../../steps/write-tags.ts';
import type { Command } from '../command.ts';

export interface CreateModelVersionInput {
  readonly model: string;
  /** For versions that come from elsewhere: greater than any number given before. The next one where it is not given. */
  readonly version?: number;
  readonly source: string;
  readonly runId?: string;
  readonly loggedModelId?: string;
  readonly runLink?: string;
  readonly description?: string;
  readonly stage?: ModelStage;
  readonly approval?: ModelApproval;
  readonly tags?: Tags;
}

export const createModelVersion: Command<CreateModelVersionInput, ModelVersionAnswer> = async (tx, input, context) => {
  const { source, runId = '', loggedModelId = '', runLink = '', description = '', tags = {} } = input;
  const { now, actor, limits } = context;
  checkSource('source', source, limits);
  checkReference('runId', runId, limits);
  checkReference('loggedModelId', loggedModelId, limits);
  checkReference('runLink', runLink, limits);
  checkText('description', description, limits, 'descriptionLength');
  const model = await loadModel(tx, input.model);
  const resolved = await resolveModelSource(tx, source);
  const fromModel = loggedModelId === '' ? resolved.loggedModelId : loggedModelId;
  const loggedModel = fromModel === null ? undefined : await findLoggedModel(tx, fromModel);
  const number = input.version ?? model.lastVersion + 1;
  if (number <= model.lastVersion)
    throw new AssayError(
      'AlreadyExists',
      `The version ${number} of "${model.name}" was given before; the next that is free is ${model.lastVersion + 1}.`,
      { path: 'version' },
    );
  const row: ModelVersionRow = {
    id: context.newId<ModelVersionId>(),
    projectId: tx.projectId,
    modelId: model.id,
    modelName: model.name,
    number,
    source,
    storageUri: resolved.storageUri,
    runId: runId === '' ? (resolved.runId ?? loggedModel?.sourceRunId ?? null) : runId,
    loggedModelId: fromModel,
    runLink,
    description,
    stage: input.stage ?? 'None',
    approval: input.approval ?? null,
    createdMs: now,
    createdBy: actor.name,
    updatedMs: now,
    updatedBy: actor.name,
  };
  await tx.insert('modelVersion', row);
  await insertTags(tx, context, { kind: 'version', id: row.id, name: `${model.name}/${number}` }, tags);
  await touchModel(tx, context, model, { lastVersion: number, versionCount: model.versionCount + 1 });
  await recordModelChange(tx, context, model, {
    kind: 'version.created',
    version: number,
    data: { source, runId: row.runId },
  });
  return answerModelVersion(tx, row);
};
