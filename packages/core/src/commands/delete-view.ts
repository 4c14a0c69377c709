import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface DeleteViewInput {
  readonly viewId: string;
}

export const deleteView: Command<DeleteViewInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteView is not there yet.');
};
