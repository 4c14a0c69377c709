import type { ExperimentId, ProjectId } from '@assay/base';
import type { DatasetUse } from '@assay/core';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

const sql =
  'SELECT DISTINCT r.experiment_id AS experiment, d.name AS name, d.digest AS digest, d.context AS context ' +
  'FROM json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.experiment_id IS unhex(j.value) ' +
  'CROSS JOIN dataset_input d ON d.project_id = ?1 AND d.run = r.n WHERE r.deleted_ms IS NULL LIMIT ?3';

export function datasetUses(
  connection: Connection,
  projectId: ProjectId,
  experimentIds: readonly (ExperimentId | null)[],
  limit: number,
): DatasetUse[] {
  const rows = connection.all(sql, projectId, JSON.stringify([...new Set(experimentIds)]), limit);
  return rows.map(({ experiment, name, digest, context }) => ({
    experimentId: experiment instanceof Uint8Array ? (idOfBlob(experiment) as ExperimentId) : null,
    name: String(name),
    digest: String(digest),
    context: typeof context === 'string' ? context : null,
  }));
}
