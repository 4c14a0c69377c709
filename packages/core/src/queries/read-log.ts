import { AssayError } from '@assay/base';
import type { LogSlice } from '../ports/run-log.ts';
import type { Query } from './query.ts';

export interface ReadLogInput {
  readonly runId: string;
  readonly cursor?: string;
  readonly limit?: number;
  /** Start at this many lines before the end. */
  readonly tail?: number;
}

export const readLog: Query<ReadLogInput, LogSlice & { readonly nextCursor: string | null }> = async () => {
  throw new AssayError('NotOffered', 'readLog is not there yet.');
};
