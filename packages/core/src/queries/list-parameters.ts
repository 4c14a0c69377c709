import { AssayError } from '@assay/base';
import type { ParameterAnswer } from '../answers/run.ts';
import type { Query } from './query.ts';

export interface ListParametersInput {
  readonly runId: string;
}

export const listParameters: Query<ListParametersInput, { parameters: ParameterAnswer[] }> = async () => {
  throw new AssayError('NotOffered', 'listParameters is not there yet.');
};
