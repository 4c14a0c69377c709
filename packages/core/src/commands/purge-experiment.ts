import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface PurgeExperimentInput {
  readonly experimentId: string;
}

export const purgeExperiment: Command<PurgeExperimentInput, void> = async () => {
  throw new AssayError('NotOffered', 'purgeExperiment is not there yet.');
};
