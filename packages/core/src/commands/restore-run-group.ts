import { AssayError } from '@assay/base';
import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';

export interface RestoreRunGroupInput {
  readonly groupId: string;
}

export const restoreRunGroup: Command<RestoreRunGroupInput, RunGroupAnswer> = async () => {
  throw new AssayError('NotOffered', 'restoreRunGroup is not there yet.');
};
