import { AssayError } from '@assay/base';
import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Query } from './query.ts';

export interface GetExperimentInput {
  readonly experimentId: string;
}

export const getExperiment: Query<GetExperimentInput, ExperimentAnswer> = async () => {
  throw new AssayError('NotOffered', 'getExperiment is not there yet.');
};
