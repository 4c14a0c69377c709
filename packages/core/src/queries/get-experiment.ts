import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Query } from './query.ts';
import { answerExperiment } from '../answers/answer-experiments.ts';
import { loadExperiment } from '../steps/load.ts';

export interface GetExperimentInput {
  readonly experimentId: string;
}

export const getExperiment: Query<GetExperimentInput, ExperimentAnswer> = async (tx, input) =>
  answerExperiment(tx, await loadExperiment(tx, input.experimentId));
