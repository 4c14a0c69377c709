import { AssayError } from '@assay/base';
import type { RunAnswer } from '../answers/run.ts';
import type { Command } from './command.ts';

export interface CloneRunInput {
  readonly runId: string;
  readonly name?: string;
  readonly experimentId?: string;
}

export const cloneRun: Command<CloneRunInput, RunAnswer> = async () => {
  throw new AssayError('NotOffered', 'cloneRun is not there yet.');
};
