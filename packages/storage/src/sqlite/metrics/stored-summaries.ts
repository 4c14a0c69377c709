import type { ProjectId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { Connection } from '../connection.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { summaryColumns, summaryOfRow, summaryValues } from './summary-row.ts';
import type { StoredSummaries } from './hot-summaries.ts';

const find = `SELECT ${summaryColumns.join(', ')}, log_seq FROM metric_summary WHERE project_id = ? AND name = ? AND run = ?`;
const upsert =
  `INSERT INTO metric_summary (project_id, name, run, ${summaryColumns.join(', ')}, log_seq) ` +
  `VALUES (?, ?, ?, ${summaryColumns.map(() => '?').join(', ')}, ?) ` +
  'ON CONFLICT (project_id, name, run) DO UPDATE SET ' +
  [...summaryColumns, 'log_seq'].map((column) => `${column} = excluded.${column}`).join(', ');

export const storedSummaries = (connection: Connection, numbers: RowNumbers): StoredSummaries => ({
  countOf: (run) => Number(connection.get('SELECT count(*) AS n FROM metric_summary WHERE run = ?', run)?.['n'] ?? 0),
  find: (projectId, run, name) => {
    const row = connection.get(find, projectId, name, run);
    return row && { summary: summaryOfRow(row), logSeq: Number(row['log_seq']) };
  },
  nameNumber: (projectId, name) => numbers.name(projectId, name),
});

/** Stores the summary, which covers the metric log up to row `logSeq`. */
export function storeSummary(
  connection: Connection,
  projectId: ProjectId,
  run: number,
  name: number,
  summary: MetricSummary,
  logSeq: number,
): void {
  connection.run(upsert, projectId, name, run, ...summaryValues(summary), logSeq);
}
