import { AssayError } from '@assay/base';
import { answerSagemakerExperiments } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerExperimentAnswer } from '../../answers/sagemaker/experiment.ts';
import { experimentNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';

export const getSagemakerExperiment: Query<{ name: string }, SagemakerExperimentAnswer> = async (tx, { name }) => {
  const [answer] = await answerSagemakerExperiments(tx, [await experimentNamed(tx, name)]);
  if (answer === undefined) throw new AssayError('Internal', 'An experiment that was read has no answer.');
  return answer;
};
