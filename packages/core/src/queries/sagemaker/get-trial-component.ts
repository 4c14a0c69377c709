import { AssayError } from '@assay/base';
import { answerComponents } from '../../answers/sagemaker/component.ts';
import type { ComponentAnswer } from '../../answers/sagemaker/component.ts';
import { runNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';

export const getTrialComponent: Query<{ name: string }, ComponentAnswer> = async (tx, { name }) => {
  const [answer] = await answerComponents(tx, [await runNamed(tx, name)]);
  if (answer === undefined) throw new AssayError('Internal', 'A run that was read has no answer.');
  return answer;
};
