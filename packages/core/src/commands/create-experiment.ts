import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';
import { answerExperiment } from '../answers/answer-experiments.ts';
import { makeExperiment } from '../steps/make-experiment.ts';

export interface CreateExperimentInput {
  readonly name: string;
  readonly description?: string;
  readonly folder?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export const createExperiment: Command<CreateExperimentInput, ExperimentAnswer> = async (tx, input, context) =>
  answerExperiment(tx, await makeExperiment(tx, context, input));
