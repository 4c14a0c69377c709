import { answerLoggedModels } from '../../answers/mlflow/logged-model.ts';
import type { LoggedModelAnswer } from '../../answers/mlflow/logged-model.ts';
import { loadLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import type { Query } from '../query.ts';

export const getLoggedModel: Query<{ readonly modelId: string }, LoggedModelAnswer> = async (tx, { modelId }) => {
  const [answer] = await answerLoggedModels(tx, [await loadLoggedModel(tx, modelId)]);
  if (answer === undefined) throw new Error('a logged model without an answer');
  return answer;
};
