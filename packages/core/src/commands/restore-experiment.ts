import { AssayError } from '@assay/base';
import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';

export interface RestoreExperimentInput {
  readonly experimentId: string;
}

export const restoreExperiment: Command<RestoreExperimentInput, ExperimentAnswer> = async () => {
  throw new AssayError('NotOffered', 'restoreExperiment is not there yet.');
};
