import type { ProjectId, RunId } from '@assay/base';
import type { Connection } from '../connection.ts';

/** The number of each run that there is. */
export function runNumbers(connection: Connection, projectId: ProjectId, ids: readonly RunId[]): Map<RunId, number> {
  const rows = connection.allArrays(
    'SELECT j.value, r.n FROM json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)',
    projectId,
    JSON.stringify(ids),
  );
  return new Map(rows.map(([id, number]) => [String(id) as RunId, Number(number)]));
}
