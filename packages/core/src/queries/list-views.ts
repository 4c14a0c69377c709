import { AssayError } from '@assay/base';
import type { ViewPage } from '../answers/annotation.ts';
import type { Query } from './query.ts';

export interface ListViewsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
}

export const listViews: Query<ListViewsInput, ViewPage> = async () => {
  throw new AssayError('NotOffered', 'listViews is not there yet.');
};
