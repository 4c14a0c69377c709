import { AssayError } from '@assay/base';
import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';

export interface UpdateRunGroupInput {
  readonly groupId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
}

export const updateRunGroup: Command<UpdateRunGroupInput, RunGroupAnswer> = async () => {
  throw new AssayError('NotOffered', 'updateRunGroup is not there yet.');
};
