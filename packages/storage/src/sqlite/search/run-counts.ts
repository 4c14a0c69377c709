import type { ProjectId, RunGroupId, RunId } from '@assay/base';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

/** Runs of the project that are not deleted, and those of them that have no experiment. */
export function runTotals(connection: Connection, projectId: ProjectId): { runs: number; unassignedRuns: number } {
  const row = connection.get(
    "SELECT sum(runs) AS runs, sum(iif(experiment_id = x'', runs, 0)) AS unassigned FROM run_count WHERE project_id = ?",
    projectId,
  );
  return { runs: Number(row?.['runs'] ?? 0), unassignedRuns: Number(row?.['unassigned'] ?? 0) };
}

/** Runs of each group that are not deleted. Every group asked for has an entry. */
export function runGroupCounts(
  connection: Connection,
  projectId: ProjectId,
  ids: readonly RunGroupId[],
): Map<RunGroupId, number> {
  const found = new Map<RunGroupId, number>(ids.map((id) => [id, 0]));
  const rows = connection.all(
    'SELECT c.group_id, c.runs FROM json_each(?2) j CROSS JOIN run_group_count c ' +
      'ON c.project_id = ?1 AND c.group_id = unhex(j.value)',
    projectId,
    JSON.stringify([...found.keys()]),
  );
  for (const row of rows) found.set(idOfBlob(row['group_id']) as RunGroupId, Number(row['runs']));
  return found;
}

/** Runs not deleted that have each as their parent. */
export function childCounts(connection: Connection, projectId: ProjectId, ids: readonly RunId[]): Map<RunId, number> {
  const rows = connection.all(
    'SELECT j.value AS id, count(*) AS runs FROM json_each(?2) j CROSS JOIN run r ' +
      'ON r.project_id = ?1 AND r.parent_id = unhex(j.value) WHERE r.deleted_ms IS NULL GROUP BY j.key',
    projectId,
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [String(row['id']) as RunId, Number(row['runs'])]));
}
