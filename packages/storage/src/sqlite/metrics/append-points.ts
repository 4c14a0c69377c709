import type { ProjectId } from '@assay/base';
import { encodeBatch, mergeSummaries, splitByName, summarize } from '@assay/series';
import type { MetricSummary, PlacedValue, PointBatch } from '@assay/series';
import type { Connection } from '../connection.ts';
import type { SummaryCache } from './summary-cache.ts';
import { summaryColumns, summaryOfRow, summaryValues } from './summary-row.ts';

const readSummary = `SELECT ${summaryColumns.join(', ')} FROM metric_summary WHERE project_id = ? AND name = ? AND run = ?`;
const insertSummary =
  `INSERT INTO metric_summary (project_id, name, run, ${summaryColumns.join(', ')}) ` +
  `VALUES (?, ?, ?, ${summaryColumns.map(() => '?').join(', ')})`;
const updateSummary =
  `UPDATE metric_summary SET ${summaryColumns.map((column, i) => `${column} = ?${i + 4}`).join(', ')} ` +
  'WHERE project_id = ?1 AND name = ?2 AND run = ?3';

/** Appends the batch as one row and folds it into the summaries of its series. */
export function appendPoints(
  connection: Connection,
  summaries: SummaryCache,
  projectId: ProjectId,
  run: number,
  nameNumber: (name: string) => number,
  batch: PointBatch,
): void {
  if (batch.values.length === 0) return;
  connection.run(
    'INSERT INTO metric_log (project_id, run, point_count, bytes) VALUES (?, ?, ?, ?)',
    projectId,
    run,
    batch.values.length,
    encodeBatch(batch),
  );
  for (const [name, points] of splitByName(batch)) {
    const n = nameNumber(name);
    const arrived = summarize(points);
    const before = summaries.get(run, n) ?? stored(connection, projectId, n, run);
    const after = withoutNegativeZero(before === undefined ? arrived : mergeSummaries(before, arrived));
    connection.run(before === undefined ? insertSummary : updateSummary, projectId, n, run, ...summaryValues(after));
    summaries.set(run, n, after);
  }
}

function stored(connection: Connection, projectId: ProjectId, name: number, run: number): MetricSummary | undefined {
  const row = connection.get(readSummary, projectId, name, run);
  return row && summaryOfRow(row);
}

/** SQLite keeps -0 as 0; what is remembered must equal what is stored. The points themselves keep their sign. */
function withoutNegativeZero(summary: MetricSummary): MetricSummary {
  const plain = <P extends PlacedValue | null>(place: P): P =>
    place !== null && Object.is(place.value, -0) ? { ...place, value: 0 } : place;
  return {
    ...summary,
    mean: summary.mean === null ? null : summary.mean + 0,
    min: plain(summary.min),
    max: plain(summary.max),
    first: plain(summary.first),
    last: plain(summary.last),
  };
}
