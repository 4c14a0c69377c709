import type { EpochMs, ProjectId, RunId } from '@assay/base';
import type { Connection } from '../connection.ts';
import { lineCountOf } from './append-log.ts';
import { decodeLines } from './log-codec.ts';
import { runNumber } from './run-number.ts';

const chunkWithLine =
  'SELECT first_line, line_count, last_time_ms FROM run_log WHERE project_id = ? AND run = ? AND first_line <= ? ' +
  'ORDER BY first_line DESC LIMIT 1';

/**
 * The first line of this time or later; the number of lines when there is none. Halves the log's chunks until one is left, by the
 * times of their last lines: O(log lines). Of a log whose times fall, one of the lines that pass the time.
 */
export function logLineAt(connection: Connection, projectId: ProjectId, runId: RunId, timeMs: EpochMs): number {
  const run = runNumber(connection, projectId, runId);
  let low = 0;
  let high = lineCountOf(connection, projectId, run);
  let found: number | undefined;
  while (low < high) {
    const middle = connection.get(chunkWithLine, projectId, run, (low + high) >>> 1);
    if (middle === undefined) break;
    const first = Number(middle['first_line']);
    const behind = first + Number(middle['line_count']);
    if (Number(middle['last_time_ms']) < timeMs) low = behind;
    else found = high = first;
  }
  return found === undefined ? low : found + lineWithin(connection, projectId, run, found, timeMs);
}

function lineWithin(connection: Connection, projectId: ProjectId, run: number, first: number, timeMs: EpochMs): number {
  const sql = 'SELECT bytes FROM run_log WHERE project_id = ? AND run = ? AND first_line = ?';
  const bytes = connection.get(sql, projectId, run, first)?.['bytes'];
  if (!(bytes instanceof Uint8Array)) throw new Error('run_log.bytes: expected bytes');
  return decodeLines(bytes).findIndex((line) => line.timeMs >= timeMs);
}
