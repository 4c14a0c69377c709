import { AssayError } from '@assay/base';
import type { Query } from './query.ts';

export interface ListRunColumnsInput {
  readonly experimentId?: string;
  readonly search?: string;
  readonly limit?: number;
}

export const listRunColumns: Query<
  ListRunColumnsInput,
  { parameters: string[]; metrics: string[]; tags: string[] }
> = async () => {
  throw new AssayError('NotOffered', 'listRunColumns is not there yet.');
};
