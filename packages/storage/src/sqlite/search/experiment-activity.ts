import type { EpochMs, ExperimentId, ProjectId } from '@assay/base';
import type { ExperimentActivity } from '@assay/core';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

/** Runs that are not deleted, of each experiment asked for, by status: as the triggers counted them. */
export function experimentActivity(
  connection: Connection,
  projectId: ProjectId,
  ids: readonly ExperimentId[],
): Map<ExperimentId, ExperimentActivity> {
  const found = new Map<ExperimentId, { byStatus: Record<string, number>; lastActivityMs: EpochMs | null }>(
    ids.map((id) => [id, { byStatus: {}, lastActivityMs: null }]),
  );
  const asked = JSON.stringify([...found.keys()]);
  const counts = connection.all(
    'SELECT c.experiment_id, c.status, c.runs FROM json_each(?2) j CROSS JOIN run_count c ' +
      'ON c.project_id = ?1 AND c.experiment_id = unhex(j.value) WHERE c.runs > 0',
    projectId,
    asked,
  );
  for (const row of counts) {
    const activity = found.get(idOfBlob(row['experiment_id']) as ExperimentId);
    if (activity !== undefined) activity.byStatus[String(row['status'])] = Number(row['runs']);
  }
  const latest = connection.all(
    'SELECT j.value AS id, (SELECT max(r.updated_ms) FROM run r INDEXED BY run_by_activity WHERE r.project_id = ?1 ' +
      'AND r.experiment_id = unhex(j.value) AND r.deleted_ms IS NULL) AS latest FROM json_each(?2) j',
    projectId,
    asked,
  );
  for (const row of latest) {
    const activity = found.get(String(row['id']) as ExperimentId);
    if (activity !== undefined && row['latest'] !== null) activity.lastActivityMs = Number(row['latest']) as EpochMs;
  }
  return found;
}
