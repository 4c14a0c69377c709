import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface DeleteExperimentInput {
  readonly experimentId: string;
  readonly expectedVersion?: number;
  readonly cascade?: boolean;
}

export const deleteExperiment: Command<DeleteExperimentInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteExperiment is not there yet.');
};
