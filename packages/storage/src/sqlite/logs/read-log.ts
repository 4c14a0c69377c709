import type { ProjectId, RunId } from '@assay/base';
import type { LogLine, LogSlice } from '@assay/core';
import type { Connection } from '../connection.ts';
import { lineCountOf } from './append-log.ts';
import { decodeLines } from './log-codec.ts';
import { runNumber } from './run-number.ts';

/** Lines [fromLine, fromLine + limit); a negative `fromLine` counts from the end. */
export function readLog(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  fromLine: number,
  limit: number,
): LogSlice {
  const run = runNumber(connection, projectId, runId);
  const lineCount = lineCountOf(connection, projectId, run);
  const firstLine = Math.min(lineCount, fromLine < 0 ? Math.max(0, lineCount + fromLine) : fromLine);
  const end = Math.min(lineCount, firstLine + limit);
  const lines: LogLine[] = [];
  const chunks = connection.all(
    'SELECT first_line, bytes FROM run_log WHERE project_id = ?1 AND run = ?2 AND first_line < ?4 AND first_line >= ' +
      'coalesce((SELECT max(first_line) FROM run_log WHERE project_id = ?1 AND run = ?2 AND first_line <= ?3), 0) ' +
      'ORDER BY first_line',
    projectId,
    run,
    firstLine,
    end,
  );
  for (const { first_line: first, bytes } of chunks) {
    if (!(bytes instanceof Uint8Array)) throw new Error('run_log.bytes: expected bytes');
    const from = Number(first);
    lines.push(...decodeLines(bytes).slice(Math.max(0, firstLine - from), Math.max(0, end - from)));
  }
  return { firstLine, lineCount, lines };
}
