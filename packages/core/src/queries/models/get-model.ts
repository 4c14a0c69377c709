import { answerModel } from '../../answers/answer-models.ts';
import type { ModelAnswer } from '../../answers/model.ts';
import { loadModel } from '../../steps/load-model.ts';
import type { Query } from '../query.ts';

export interface GetModelInput {
  readonly model: string;
}

export const getModel: Query<GetModelInput, ModelAnswer> = async (tx, { model }) =>
  answerModel(tx, await loadModel(tx, model));
