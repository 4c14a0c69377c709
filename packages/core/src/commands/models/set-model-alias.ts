import type { ModelVersionAnswer } from '../../answers/model.ts';
import { answerModelVersion } from '../../answers/answer-models.ts';
import { checkAlias } from '../../policy/model-text.ts';
import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import { recordModelChange } from '../../steps/record-model-change.ts';
import type { Command } from '../command.ts';

export interface SetModelAliasInput {
  readonly model: string;
  readonly alias: string;
  readonly version: number;
}

/** An alias that stands at another version is moved. */
export const setModelAlias: Command<SetModelAliasInput, ModelVersionAnswer> = async (tx, input, context) => {
  const { alias, version } = input;
  checkAlias('alias', alias);
  const model = await loadModel(tx, input.model);
  const row = await loadModelVersion(tx, model, version);
  const before = await tx.get('modelAlias', { modelId: model.id, alias });
  if (before?.version !== version) {
    await tx.upsert('modelAlias', { projectId: tx.projectId, modelId: model.id, alias, version });
    const data = { alias, from: before?.version ?? null };
    await recordModelChange(tx, context, model, { kind: 'alias.set', version, data });
  }
  return answerModelVersion(tx, row);
};
