import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface DeleteRunInput {
  readonly runId: string;
  readonly expectedVersion?: number;
  /** Its child runs too. */
  readonly cascade?: boolean;
}

export const deleteRun: Command<DeleteRunInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteRun is not there yet.');
};
