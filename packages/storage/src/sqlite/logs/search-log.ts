import type { ProjectId, RunId } from '@assay/base';
import type { LogMatches, LogSearch } from '@assay/core';
import type { Connection, SqlRow } from '../connection.ts';
import { lineCountOf } from './append-log.ts';
import { jsonOfLines, linesOfJson } from './log-codec.ts';
import { runNumber } from './run-number.ts';

/**
 * What one answer reads, in characters of unpacked chunks; a chunk counts for some beside its own. Few where many hits are gathered,
 * so that whoever asks for something else in between, such as the lines around the first hit, does not wait long for a thread.
 */
const maxRead = { first: 24_000_000, many: 6_000_000 };
const costOfChunk = 1000;
const chunksAtOnce = 16;

/** A chunk is unpacked into lines only where its JSON holds the text, which costs half of that. */
export function searchLog(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  { text, matchCase, stream, fromLine, backward, limit }: LogSearch,
): LogMatches {
  const run = runNumber(connection, projectId, runId);
  const lineCount = lineCountOf(connection, projectId, run);
  const inCase = (any: string): string => (matchCase ? any : any.toLowerCase());
  const sought = inCase(text.toWellFormed());
  const soughtInJson = JSON.stringify(sought).slice(1, -1);
  const hits: LogMatches['hits'] = [];
  const timesMs: LogMatches['timesMs'] = [];
  const end = (next: number): LogMatches => ({
    lineCount,
    hits,
    timesMs,
    next: next >= 0 && next < lineCount ? next : null,
  });
  const step = backward ? -1 : 1;
  let from = backward ? Math.min(fromLine, lineCount - 1) : fromLine;
  const most = limit === 1 ? maxRead.first : maxRead.many;
  let read = 0;
  while (from >= 0 && from < lineCount) {
    const chunks = chunksFrom(connection, projectId, run, from, backward);
    if (chunks.length === 0) break;
    for (const { first_line: number, line_count: count, bytes } of chunks) {
      if (!(bytes instanceof Uint8Array)) throw new Error('run_log.bytes: expected bytes');
      const first = Number(number);
      const json = jsonOfLines(bytes);
      read += json.length + costOfChunk;
      if (inCase(json).includes(soughtInJson)) {
        const lines = linesOfJson(json);
        for (let i = from - first; i >= 0 && i < lines.length; i += step) {
          const line = lines[i];
          if (line === undefined || (stream !== undefined && line.stream !== stream)) continue;
          if (!inCase(line.text).includes(sought)) continue;
          hits.push(first + i);
          timesMs.push(line.timeMs);
          if (hits.length >= limit) return end(first + i + step);
        }
      }
      from = backward ? first - 1 : first + Number(count);
      if (read >= most) return end(from);
    }
  }
  return end(-1);
}

/** The chunk that holds the line, and those that come next. */
function chunksFrom(
  connection: Connection,
  projectId: ProjectId,
  run: number,
  line: number,
  backward: boolean,
): SqlRow[] {
  const where = backward
    ? 'first_line <= ?3 ORDER BY first_line DESC'
    : 'first_line >= (SELECT max(first_line) FROM run_log WHERE project_id = ?1 AND run = ?2 AND first_line <= ?3) ORDER BY first_line';
  const sql = `SELECT first_line, line_count, bytes FROM run_log WHERE project_id = ?1 AND run = ?2 AND ${where} LIMIT ?4`;
  return connection.all(sql, projectId, run, line, chunksAtOnce);
}
