import { invalidInput } from '@assay/base';
import type { EpochMs } from '@assay/base';
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
  /** Start at this line. */
  readonly line?: number;
  /** Start at the first line of this time or later. */
  readonly timeMs?: number;
}

/** From the start, a line, a time or the cursor, or the last lines; a log that grows is followed by the `lineCount` of its changes. */
export const readLog: Query<ReadLogInput, LogSlice & { readonly nextCursor: string | null }> = async (tx, input) => {
  const { id, logLineCount } = await loadRun(tx, input.runId);
  const of = ['log', id];
  const [position] = readCursor(of, input.cursor, 1) ?? [];
  const { tail, line, timeMs, limit = tail ?? 1000 } = input;
  if ([input.cursor, tail, line, timeMs].filter((start) => start !== undefined).length > 1)
    throw invalidInput('', 'expected one of line, timeMs, tail and cursor, got several: each says where to begin.');
  let fromLine = line ?? Math.max(0, logLineCount - (tail ?? logLineCount));
  if (position !== undefined) fromLine = Number(position);
  else if (timeMs !== undefined) fromLine = await tx.logLineAt(id, timeMs as EpochMs);
  const slice = await tx.readLog(id, fromLine, limit);
  const next = slice.firstLine + slice.lines.length;
  return { ...slice, nextCursor: next < slice.lineCount && slice.lines.length > 0 ? writeCursor(of, [next]) : null };
};
