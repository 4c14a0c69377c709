import { AssayError } from '@assay/base';
import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';

export interface CreateExperimentInput {
  readonly name: string;
  readonly description?: string;
  readonly folder?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export const createExperiment: Command<CreateExperimentInput, ExperimentAnswer> = async () => {
  throw new AssayError('NotOffered', 'createExperiment is not there yet.');
};
