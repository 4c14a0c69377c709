import { answerModelVersion } from '../../answers/answer-models.ts';
import type { ModelVersionAnswer } from '../../answers/model.ts';
import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import { loadVersionByAlias } from '../../steps/load-version-by-alias.ts';
import type { Query } from '../query.ts';

/** By its number or by an alias; the alias `latest`, in any case, is the greatest number there is. */
export type GetModelVersionInput =
  | { readonly model: string; readonly version: number }
  | { readonly model: string; readonly alias: string };

export const getModelVersion: Query<GetModelVersionInput, ModelVersionAnswer> = async (tx, input) => {
  const model = await loadModel(tx, input.model);
  if ('version' in input) return answerModelVersion(tx, await loadModelVersion(tx, model, input.version));
  return answerModelVersion(tx, await loadVersionByAlias(tx, model, input.alias));
};
