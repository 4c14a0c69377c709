import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface AddRunToGroupInput {
  readonly groupId: string;
  readonly runId: string;
}

export const addRunToGroup: Command<AddRunToGroupInput, void> = async () => {
  throw new AssayError('NotOffered', 'addRunToGroup is not there yet.');
};
