import type { ProjectId } from '@assay/base';
import type { ModelStage, ModelVersionRow, RegisteredModelId } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { decodeRow, selectionOf } from '../rows/decode-row.ts';

/** One step into the index for each model and stage. */
export function latestModelVersions(
  connection: Connection,
  projectId: ProjectId,
  modelIds: readonly RegisteredModelId[],
  stages: readonly ModelStage[],
): ModelVersionRow[] {
  const bindings = new Bindings(projectId);
  const models = bindings.add(JSON.stringify(modelIds));
  const wanted = bindings.add(JSON.stringify([...new Set(stages)]));
  const sql =
    `SELECT ${selectionOf('modelVersion')} FROM json_each(${models}) j CROSS JOIN json_each(${wanted}) x ` +
    'CROSS JOIN model_version t ON t.n = (SELECT v.n FROM model_version v WHERE v.project_id = ?1 ' +
    'AND v.model_id = unhex(j.value) AND v.stage = x.value ORDER BY v.number DESC LIMIT 1)';
  return connection.all(sql, ...bindings.values).map((row) => decodeRow('modelVersion', row));
}
