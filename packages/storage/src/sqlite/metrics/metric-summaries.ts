import type { ProjectId, RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { Connection } from '../connection.ts';
import { summaryColumns, summaryOfValues } from './summary-row.ts';

/** The place of the run among those asked for, the name, and the summary. */
const selection = ['j.key', 'k.text', ...summaryColumns.map((column) => `t.${column}`)].join(', ');
const runs = 'json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)';
const ofAllNames =
  `SELECT ${selection} FROM ${runs} CROSS JOIN metric_summary i INDEXED BY metric_summary_by_run ON i.run = r.n ` +
  'CROSS JOIN metric_summary t ON t.project_id = ?1 AND t.name = i.name AND t.run = i.run ' +
  'CROSS JOIN name k ON k.n = t.name';
const ofNames =
  `SELECT ${selection} FROM json_each(?3) m CROSS JOIN name k ON k.project_id = ?1 AND k.text = m.value CROSS JOIN ${runs} ` +
  'CROSS JOIN metric_summary t ON t.project_id = ?1 AND t.name = k.n AND t.run = r.n';

/** Every run asked for has an entry; names come in order of their code points. */
export function metricSummaries(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
  names: readonly string[] | undefined,
): Map<RunId, Map<string, MetricSummary>> {
  const ids = [...new Set(runIds)];
  const found = ids.map(() => new Map<string, MetricSummary>());
  const asked = JSON.stringify(ids);
  const rows =
    names === undefined
      ? connection.allArrays(`${ofAllNames} ORDER BY k.text`, projectId, asked)
      : connection.allArrays(`${ofNames} ORDER BY k.text`, projectId, asked, JSON.stringify([...new Set(names)]));
  for (const row of rows) found[Number(row[0])]?.set(String(row[1]), summaryOfValues(row, 2));
  return new Map(ids.map((id, i) => [id, found[i] ?? new Map<string, MetricSummary>()]));
}
