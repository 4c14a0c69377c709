import { AssayError } from '@assay/base';
import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Query } from './query.ts';

export interface GetRunGroupInput {
  readonly groupId: string;
}

export const getRunGroup: Query<GetRunGroupInput, RunGroupAnswer> = async () => {
  throw new AssayError('NotOffered', 'getRunGroup is not there yet.');
};
