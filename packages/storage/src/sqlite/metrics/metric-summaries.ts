import type { ProjectId, RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { summaryColumns, summaryOfRow } from './summary-row.ts';

const selection = `r.id AS run_id, k.text AS name_text, ${summaryColumns.map((column) => `t.${column}`).join(', ')}`;
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
  const found = new Map<RunId, Map<string, MetricSummary>>(runIds.map((id) => [id, new Map()]));
  const ids = JSON.stringify([...found.keys()]);
  const rows =
    names === undefined
      ? connection.all(`${ofAllNames} ORDER BY k.text`, projectId, ids)
      : connection.all(`${ofNames} ORDER BY k.text`, projectId, ids, JSON.stringify([...new Set(names)]));
  for (const row of rows) found.get(idOfBlob(row['run_id']) as RunId)?.set(String(row['name_text']), summaryOfRow(row));
  return found;
}
