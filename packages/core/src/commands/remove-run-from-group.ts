import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface RemoveRunFromGroupInput {
  readonly groupId: string;
  readonly runId: string;
}

export const removeRunFromGroup: Command<RemoveRunFromGroupInput, void> = async () => {
  throw new AssayError('NotOffered', 'removeRunFromGroup is not there yet.');
};
