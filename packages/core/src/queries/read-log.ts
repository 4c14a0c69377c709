import type { LogSlice } from '../ports/run-log.ts';
import type { Query } from './query.ts';
import { loadRun } from '../steps/load.ts';
import { readCursor, writeCursor } from './cursor.ts';

export interface ReadLogInput {
  readonly runId: string;
  readonly cursor?: string;
  readonly limit?: number;
  /** Start at this many lines before the end. */
  readonly tail?: number;
}

/** From the start, from the cursor, or the last lines; a log that grows is followed by the `lineCount` of its changes. */
export const readLog: Query<ReadLogInput, LogSlice & { readonly nextCursor: string | null }> = async (tx, input) => {
  const { id, logLineCount } = await loadRun(tx, input.runId);
  const of = ['log', id];
  const [position] = readCursor(of, input.cursor, 1) ?? [];
  const { tail, limit = tail ?? 1000 } = input;
  const fromLine = position === undefined ? Math.max(0, logLineCount - (tail ?? logLineCount)) : Number(position);
  const slice = await tx.readLog(id, fromLine, limit);
  const next = slice.firstLine + slice.lines.length;
  return { ...slice, nextCursor: next < slice.lineCount && slice.lines.length > 0 ? writeCursor(of, [next]) : null };
};
