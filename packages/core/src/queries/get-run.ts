import type { RunAnswer } from '../answers/run.ts';
import type { Query } from './query.ts';
import { answerRun } from '../answers/answer-runs.ts';
import { loadRun } from '../steps/load.ts';

export interface GetRunInput {
  readonly runId: string;
  /** Summaries of metrics at most; left out: all. */
  readonly metrics?: number;
}

export const getRun: Query<GetRunInput, RunAnswer> = async (tx, input) =>
  answerRun(tx, await loadRun(tx, input.runId), input.metrics);
