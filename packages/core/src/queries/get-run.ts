import { AssayError } from '@assay/base';
import type { RunAnswer } from '../answers/run.ts';
import type { Query } from './query.ts';

export interface GetRunInput {
  readonly runId: string;
}

export const getRun: Query<GetRunInput, RunAnswer> = async () => {
  throw new AssayError('NotOffered', 'getRun is not there yet.');
};
