import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface DeleteRunGroupInput {
  readonly groupId: string;
  readonly expectedVersion?: number;
}

export const deleteRunGroup: Command<DeleteRunGroupInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteRunGroup is not there yet.');
};
