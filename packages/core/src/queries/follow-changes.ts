import { AssayError } from '@assay/base';
import type { ChangePage } from '../answers/change.ts';
import type { Query } from './query.ts';

export interface FollowChangesInput {
  /** Absent: from now on. */
  readonly since?: number;
  readonly experimentId?: string;
  readonly runId?: string;
  readonly limit?: number;
}

export const followChanges: Query<FollowChangesInput, ChangePage> = async () => {
  throw new AssayError('NotOffered', 'followChanges is not there yet.');
};
