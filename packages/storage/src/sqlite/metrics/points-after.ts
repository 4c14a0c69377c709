import type { ProjectId, RunId } from '@assay/base';
import type { PointsAfter } from '@assay/core';
import { decodeBatch } from '@assay/series';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

/** Rows of one run that are looked at in one go. */
const maxRows = 2000;

interface LogRow {
  readonly seq: number;
  readonly runId: RunId;
  readonly pointCount: number;
}

/** Out of the rows of the metric log, which stay there a while after they have been sealed. O(rows after the cursor). */
export function pointsAfter(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
  cursor: number | undefined,
  limit: number,
): PointsAfter {
  const newest = Number(connection.get("SELECT seq FROM sqlite_sequence WHERE name = 'metric_log'")?.['seq'] ?? 0);
  const nothing = { batches: [], cursor: newest, newest, missing: false, waiting: 0 };
  if (cursor === undefined || cursor === newest) return nothing;
  // A cursor of another data folder, or of one that was restored from a backup.
  if (cursor > newest) return { ...nothing, missing: true };
  const rows: LogRow[] = [];
  let horizon = newest;
  for (const runId of runIds) {
    const run = Number(
      connection.get('SELECT n FROM run WHERE project_id = ? AND id = ?', projectId, blobOfId(runId))?.['n'],
    );
    if (isMissing(connection, run, cursor)) return { ...nothing, missing: true };
    const found = connection.allArrays(
      'SELECT seq, point_count FROM metric_log WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?',
      run,
      cursor,
      maxRows,
    );
    for (const [seq, pointCount] of found) rows.push({ seq: Number(seq), runId, pointCount: Number(pointCount) });
    if (found.length === maxRows) horizon = Math.min(horizon, Number(found.at(-1)?.[0]));
  }
  rows.sort((a, b) => a.seq - b.seq);
  const batches: PointsAfter['batches'][number][] = [];
  let [given, total, last] = [0, 0, cursor];
  for (const { seq, runId, pointCount } of rows) {
    total += pointCount;
    if (seq > horizon || given >= limit) continue;
    const bytes = connection.get('SELECT bytes FROM metric_log WHERE seq = ?', seq)?.['bytes'];
    if (!(bytes instanceof Uint8Array)) throw new Error('metric_log.bytes: expected bytes');
    batches.push({ runId, batch: decodeBatch(bytes) });
    given += pointCount;
    last = seq;
  }
  const waiting = total - given;
  return { batches, cursor: waiting === 0 ? horizon : last, newest, missing: false, waiting };
}

/**
 * Whether rows after the cursor are gone. A part holds all points of the rows [first_seq, last_seq] of its run, and rows are
 * deleted only when they are in a part, the oldest first: so while the run has a row at or before the cursor nothing after it is gone,
 * and otherwise the rows that a part came from must still have all its points. A part around the cursor whose rows are not all
 * there counts as missing: which of its points came after the cursor cannot be told.
 */
function isMissing(connection: Connection, run: number, cursor: number): boolean {
  const parts = connection.all(
    'SELECT first_seq, last_seq, point_count FROM metric_part WHERE run = ? AND last_seq > ?',
    run,
    cursor,
  );
  if (parts.length === 0) return false;
  const oldest = connection.get('SELECT min(seq) AS seq FROM metric_log WHERE run = ?', run)?.['seq'];
  if (typeof oldest === 'number' && oldest <= cursor) return false;
  return parts.some((part) => {
    const there = connection.get(
      'SELECT coalesce(sum(point_count), 0) AS count FROM metric_log WHERE run = ? AND seq BETWEEN ? AND ?',
      run,
      Number(part['first_seq']),
      Number(part['last_seq']),
    );
    return Number(there?.['count']) !== Number(part['point_count']);
  });
}
