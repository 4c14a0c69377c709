import { AssayError } from '@assay/base';
import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';

export interface UpdateExperimentInput {
  readonly experimentId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
  readonly folder?: string;
  readonly archived?: boolean;
}

export const updateExperiment: Command<UpdateExperimentInput, ExperimentAnswer> = async () => {
  throw new AssayError('NotOffered', 'updateExperiment is not there yet.');
};
