import { AssayError } from '@assay/base';
import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';

export interface CloneExperimentInput {
  readonly experimentId: string;
  readonly name: string;
  /** True by default. */
  readonly includeRuns?: boolean;
}

export const cloneExperiment: Command<CloneExperimentInput, ExperimentAnswer> = async () => {
  throw new AssayError('NotOffered', 'cloneExperiment is not there yet.');
};
