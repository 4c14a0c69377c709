import type { LogMatches, LogStream } from '../ports/run-log.ts';
import { loadRun } from '../steps/load.ts';
import type { Query } from './query.ts';

export interface SearchLogInput {
  readonly runId: string;
  readonly text: string;
  readonly matchCase?: boolean;
  readonly stream?: LogStream;
  /** Line to begin with. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

/** Lines that hold a text, as far as one answer reads. */
export const searchLog: Query<SearchLogInput, LogMatches> = async (tx, input) => {
  const { id } = await loadRun(tx, input.runId);
  const backward = input.direction === 'backward';
  const { text, matchCase = false, stream, from = backward ? Infinity : 0, limit = 1000 } = input;
  return tx.searchLog(id, { text, matchCase, stream, fromLine: from, backward, limit });
};
