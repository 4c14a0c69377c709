import type { ProjectId } from '@assay/base';
import type { LogLine } from '@assay/core';
import type { Connection } from '../connection.ts';
import { encodeLines } from './log-codec.ts';

/** Lines of one chunk: a page of a log reads few lines that it does not need. */
const linesPerChunk = 1000;

export function appendLog(connection: Connection, projectId: ProjectId, run: number, lines: readonly LogLine[]): void {
  let firstLine = lineCountOf(connection, projectId, run);
  for (let at = 0; at < lines.length; at += linesPerChunk) {
    const chunk = lines.slice(at, at + linesPerChunk);
    connection.run(
      'INSERT INTO run_log (project_id, run, first_line, line_count, first_time_ms, last_time_ms, bytes) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?)',
      projectId,
      run,
      firstLine,
      chunk.length,
      chunk[0]?.timeMs ?? 0,
      chunk.at(-1)?.timeMs ?? 0,
      encodeLines(chunk),
    );
    firstLine += chunk.length;
  }
}

export function lineCountOf(connection: Connection, projectId: ProjectId, run: number): number {
  const last = connection.get(
    'SELECT first_line + line_count AS count FROM run_log WHERE project_id = ? AND run = ? ORDER BY first_line DESC LIMIT 1',
    projectId,
    run,
  );
  return Number(last?.['count'] ?? 0);
}
