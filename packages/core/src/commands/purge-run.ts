import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface PurgeRunInput {
  readonly runId: string;
}

export const purgeRun: Command<PurgeRunInput, void> = async () => {
  throw new AssayError('NotOffered', 'purgeRun is not there yet.');
};
