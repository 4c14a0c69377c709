import { AssayError } from '@assay/base';
import { answerSagemakerTrials } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerTrialAnswer } from '../../answers/sagemaker/experiment.ts';
import { groupNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';

export const getSagemakerTrial: Query<{ name: string }, SagemakerTrialAnswer> = async (tx, { name }) => {
  const [answer] = await answerSagemakerTrials(tx, [await groupNamed(tx, name)]);
  if (answer === undefined) throw new AssayError('Internal', 'A run group that was read has no answer.');
  return answer;
};
