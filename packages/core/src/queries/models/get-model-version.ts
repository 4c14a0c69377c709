import { AssayError } from '@assay/base';
import { answerModelVersion } from '../../answers/answer-models.ts';
import type { ModelVersionAnswer } from '../../answers/model.ts';
import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import type { Query } from '../query.ts';

/** By its number or by an alias; the alias `latest`, in any case, is the greatest number there is. */
export type GetModelVersionInput =
  | { readonly model: string; readonly version: number }
  | { readonly model: string; readonly alias: string };

export const getModelVersion: Query<GetModelVersionInput, ModelVersionAnswer> = async (tx, input) => {
  const model = await loadModel(tx, input.model);
  if ('version' in input) return answerModelVersion(tx, await loadModelVersion(tx, model, input.version));
  const { alias } = input;
  if (/^latest$/i.test(alias)) {
    const [newest] = await tx.find('modelVersion', { modelId: model.id }, { orderBy: ['-number'], limit: 1 });
    if (newest !== undefined) return answerModelVersion(tx, newest);
  }
  const row = await tx.get('modelAlias', { modelId: model.id, alias });
  if (row !== undefined) return answerModelVersion(tx, await loadModelVersion(tx, model, row.version));
  throw new AssayError('NotFound', `The registered model "${model.name}" has no alias ${JSON.stringify(alias)}.`, {
    kind: 'model alias',
    id: alias,
  });
};
