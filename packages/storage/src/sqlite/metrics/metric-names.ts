import type { ProjectId, RunId } from '@assay/base';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

const namesOfRun =
  'SELECT k.text FROM run r CROSS JOIN metric_summary t INDEXED BY metric_summary_by_run ON t.run = r.n ' +
  'CROSS JOIN name k ON k.n = t.name WHERE r.project_id = ?1 AND r.id = ?2 AND k.text > ?3';

/** Names of the run's metrics after `after`, in order of code points; `search` is a part of the name, whatever its case. */
export function metricNames(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  { search, after = '', limit }: { search: string; after: string | undefined; limit: number },
): string[] {
  const run = blobOfId(runId);
  if (search === '')
    return textsOf(connection.allArrays(`${namesOfRun} ORDER BY k.text LIMIT ?4`, projectId, run, after, limit));
  // Case beyond ASCII is JavaScript's to tell.
  const sought = search.toLowerCase();
  const all = textsOf(connection.allArrays(`${namesOfRun} ORDER BY k.text`, projectId, run, after));
  return all.filter((name) => name.toLowerCase().includes(sought)).slice(0, limit);
}

const textsOf = (rows: readonly (readonly unknown[])[]): string[] => rows.map(([text]) => String(text));
