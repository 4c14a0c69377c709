import { AssayError } from '@assay/base';
import type { RunAnswer } from '../answers/run.ts';
import type { Command } from './command.ts';

export interface RestoreRunInput {
  readonly runId: string;
}

export const restoreRun: Command<RestoreRunInput, RunAnswer> = async () => {
  throw new AssayError('NotOffered', 'restoreRun is not there yet.');
};
