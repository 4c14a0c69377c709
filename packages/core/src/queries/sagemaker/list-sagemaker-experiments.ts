import type { ExperimentId } from '@assay/base';
import { answerSagemakerExperiments } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerExperimentAnswer } from '../../answers/sagemaker/experiment.ts';
import type { Query } from '../query.ts';
import { isCreatedWithin, pageByCreation } from './page-by-creation.ts';
import type { SagemakerListInput } from './page-by-creation.ts';
import { pageByName } from './page-by-name.ts';

export interface SagemakerExperimentPage {
  readonly experiments: SagemakerExperimentAnswer[];
  readonly nextCursor: string | null;
}

export const listSagemakerExperiments: Query<SagemakerListInput, SagemakerExperimentPage> = async (tx, input) => {
  const { rows, nextCursor } =
    input.sortBy === 'name'
      ? await pageByName(tx, 'experiment', { among: undefined, of: 'experiments', input }, async (ids) => {
          const found = await tx.find('experiment', { id: ids as ExperimentId[], deletedMs: null });
          return found.filter(({ createdMs }) => isCreatedWithin(input, createdMs));
        })
      : await pageByCreation(tx, 'experiment', { deletedMs: null }, input);
  return { experiments: await answerSagemakerExperiments(tx, rows), nextCursor };
};
