import { AssayError } from '@assay/base';
import type { ViewAnswer } from '../answers/annotation.ts';
import type { Query } from './query.ts';

export interface GetViewInput {
  readonly viewId: string;
}

export const getView: Query<GetViewInput, ViewAnswer> = async () => {
  throw new AssayError('NotOffered', 'getView is not there yet.');
};
