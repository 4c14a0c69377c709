import type { RunAnswer, RunAnswerBounds } from '../answers/run.ts';
import type { Query } from './query.ts';
import { answerRun } from '../answers/answer-runs.ts';
import { loadRun } from '../steps/load.ts';

export interface GetRunInput extends RunAnswerBounds {
  readonly runId: string;
}

export const getRun: Query<GetRunInput, RunAnswer> = async (tx, input) =>
  answerRun(tx, await loadRun(tx, input.runId), input);
