import type { EpochMs, ExperimentId, ProjectId } from '@assay/base';
import type { ExperimentActivity } from '@assay/core';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

/** Runs that are not deleted, of each experiment asked for, counted by status. */
export function experimentActivity(
  connection: Connection,
  projectId: ProjectId,
  ids: readonly ExperimentId[],
): Map<ExperimentId, ExperimentActivity> {
  const found = new Map<ExperimentId, { byStatus: Record<string, number>; lastActivityMs: EpochMs | null }>(
    ids.map((id) => [id, { byStatus: {}, lastActivityMs: null }]),
  );
  const rows = connection.all(
    'SELECT r.experiment_id, r.status, count(*) AS runs, max(r.updated_ms) AS latest FROM json_each(?2) j ' +
      'CROSS JOIN run r INDEXED BY run_by_experiment ON r.project_id = ?1 AND r.experiment_id = unhex(j.value) ' +
      'WHERE r.deleted_ms IS NULL GROUP BY r.experiment_id, r.status',
    projectId,
    JSON.stringify([...found.keys()]),
  );
  for (const row of rows) {
    const activity = found.get(idOfBlob(row['experiment_id']) as ExperimentId);
    if (activity === undefined) continue;
    activity.byStatus[String(row['status'])] = Number(row['runs']);
    activity.lastActivityMs = Math.max(activity.lastActivityMs ?? 0, Number(row['latest'])) as EpochMs;
  }
  return found;
}
