import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface PurgeRunGroupInput {
  readonly groupId: string;
}

export const purgeRunGroup: Command<PurgeRunGroupInput, void> = async () => {
  throw new AssayError('NotOffered', 'purgeRunGroup is not there yet.');
};
