import { AssayError } from '@assay/base';
import type { RunPage } from '../answers/run.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';

export interface SearchRunsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly experimentIds?: readonly string[];
  readonly groupId?: string;
  readonly parentRunId?: string;
  readonly unassigned?: boolean;
  readonly view?: DeletionView;
  readonly parameters?: 'all' | readonly string[];
  readonly metrics?: 'all' | readonly string[];
  readonly tags?: 'all' | readonly string[];
  readonly countTotal?: boolean;
}

export const searchRuns: Query<SearchRunsInput, RunPage> = async () => {
  throw new AssayError('NotOffered', 'searchRuns is not there yet.');
};
