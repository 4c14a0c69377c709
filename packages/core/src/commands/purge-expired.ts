import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface PurgeExpiredInput {
  /** How many things to remove at most; 100 by default. */
  readonly limit?: number;
}

export const purgeExpired: Command<PurgeExpiredInput, { purged: number; more: boolean }> = async () => {
  throw new AssayError('NotOffered', 'purgeExpired is not there yet.');
};
