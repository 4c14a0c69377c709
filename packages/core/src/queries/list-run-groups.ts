import { AssayError } from '@assay/base';
import type { RunGroupPage } from '../answers/run-group.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';

export interface ListRunGroupsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
  readonly runId?: string;
  readonly view?: DeletionView;
}

export const listRunGroups: Query<ListRunGroupsInput, RunGroupPage> = async () => {
  throw new AssayError('NotOffered', 'listRunGroups is not there yet.');
};
