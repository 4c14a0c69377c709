import type { Limits } from '@assay/core';
import type { Connection } from './connection.ts';
import { crashPoint } from '../crash-point.ts';
import { runCommand } from './run-command.ts';
import { storageErrorOf } from './sqlite-error.ts';
import { toThreadError } from './threads/thread-error.ts';
import type { Operations } from './threads/operations.ts';
import type { CommandRequest, Outcome } from './threads/thread-messages.ts';
import type { WriterMemory } from './writer-memory.ts';
import type { WriterStatistics } from './writer-statistics.ts';

/** Once a group has run this long it is committed, so that nobody waits for a long line behind. */
const groupMs = 40;

export interface GroupResult {
  readonly outcomes: readonly Outcome[];
  /** Commands that the group had no time for. */
  readonly rest: readonly CommandRequest[];
  readonly latestCursor: number;
  /** The disk or the file failed: the connection should be opened anew. */
  readonly broken: boolean;
}

/**
 * Runs commands one after the other in one transaction and commits once. Answers are to be given only after it returns. A
 * command that throws leaves no trace and spoils no other; an error of the disk fails the whole group.
 */
export async function commitGroup(
  connection: Connection,
  memory: WriterMemory,
  operations: Operations,
  limits: Limits,
  requests: readonly CommandRequest[],
  statistics: WriterStatistics,
): Promise<GroupResult> {
  const outcomes: Outcome[] = [];
  const started = performance.now();
  let latestCursor = 0;
  let taken = 0;
  try {
    connection.exec('BEGIN IMMEDIATE');
    for (const request of requests) {
      if (taken > 0 && performance.now() - started > groupMs) break;
      taken++;
      try {
        const result = await runCommand(connection, memory, operations, limits, request);
        latestCursor = Math.max(latestCursor, result.latestCursor);
        outcomes.push({ call: request.call, ok: true, value: result.value });
      } catch (error) {
        if (storageErrorOf(error) !== undefined || !connection.isTransaction) throw error;
        outcomes.push({ call: request.call, ok: false, error: toThreadError(error) });
      }
    }
    memory.write(connection);
    const commitStarted = performance.now();
    crashPoint('writer.before-commit');
    connection.exec('COMMIT');
    crashPoint('writer.after-commit');
    memory.keep();
    statistics.committed(taken, commitStarted - started, performance.now() - commitStarted);
    return { outcomes, rest: requests.slice(taken), latestCursor, broken: false };
  } catch (error) {
    memory.undo();
    statistics.failedGroups++;
    const broken = !rolledBack(connection) || storageErrorOf(error)?.code === 'Unavailable';
    const failure = toThreadError(error);
    const failed = requests.slice(0, Math.max(1, taken));
    return {
      outcomes: failed.map(({ call }) => ({ call, ok: false, error: failure })),
      rest: requests.slice(failed.length),
      latestCursor: 0,
      broken,
    };
  }
}

function rolledBack(connection: Connection): boolean {
  try {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
