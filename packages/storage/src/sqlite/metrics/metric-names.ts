import type { ProjectId, RunId } from '@assay/base';
import type { MetricNameSearch } from '@assay/core';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

/** All names as one text: a row for each would take four times as long, and sorting them here is quicker, too. */
const namesOfRun =
  'SELECT json_group_array(k.text) AS names FROM run r ' +
  'CROSS JOIN metric_summary t INDEXED BY metric_summary_by_run ON t.run = r.n ' +
  'CROSS JOIN name k ON k.n = t.name WHERE r.project_id = ?1 AND r.id = ?2';

const countOfRun =
  'SELECT count(*) AS n FROM run r CROSS JOIN metric_summary t INDEXED BY metric_summary_by_run ON t.run = r.n ' +
  'WHERE r.project_id = ?1 AND r.id = ?2';

export const metricCount = (connection: Connection, projectId: ProjectId, runId: RunId): number =>
  Number(connection.get(countOfRun, projectId, blobOfId(runId))?.['n'] ?? 0);

export function metricNames(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  { search, after, limit, names: among }: MetricNameSearch,
): string[] {
  const found = connection.get(namesOfRun, projectId, blobOfId(runId))?.['names'];
  let names = JSON.parse(String(found)) as string[];
  if (among !== undefined) {
    const wanted = new Set(among);
    names = names.filter((name) => wanted.has(name));
  }
  if (search !== '') {
    const sought = search.toLowerCase();
    names = names.filter((name) => name.toLowerCase().includes(sought));
  }
  // UTF-16 order is that of code points as long as there are no surrogates.
  if (/[\ud800-\udfff]/.test(String(found))) {
    const keyed = names.map((name) => [name, Buffer.from(name)] as const);
    names = keyed.toSorted(([, a], [, b]) => Buffer.compare(a, b)).map(([name]) => name);
  } else names.sort();
  const from = after === undefined ? 0 : names.indexOf(after) + 1;
  return names.slice(from, from + limit);
}
