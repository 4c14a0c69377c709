import type { EpochMs, Id, ProjectId } from '@assay/base';
import type { ChangeRow } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { blobOfId, idOfBlob } from '../id-blob.ts';

export function changesAfter(
  connection: Connection,
  projectId: ProjectId,
  cursor: number,
  limit: number,
  of: { experimentId?: Id; entityId?: Id } = {},
): { changes: ChangeRow[]; reset: boolean; latest: number } {
  const latest = latestCursor(connection);
  const pruned = Number(connection.get("SELECT value FROM meta WHERE key = 'change_log_pruned'")?.['value'] ?? 0);
  if (cursor < pruned || cursor > latest) return { changes: [], reset: true, latest };
  const bindings = new Bindings(projectId);
  let sql =
    'SELECT cursor, time_ms, kind, entity_id, experiment_id, data FROM change_log ' +
    `WHERE project_id = ?1 AND cursor > ${bindings.add(cursor)}`;
  if (of.experimentId !== undefined) sql += ` AND experiment_id = ${bindings.add(blobOfId(of.experimentId))}`;
  if (of.entityId !== undefined) sql += ` AND entity_id = ${bindings.add(blobOfId(of.entityId))}`;
  sql += ` ORDER BY cursor LIMIT ${bindings.add(limit)}`;
  const changes = connection.all(sql, ...bindings.values).map((row) => ({
    cursor: Number(row['cursor']),
    projectId,
    timeMs: Number(row['time_ms']) as EpochMs,
    kind: String(row['kind']),
    entityId: idOfBlob(row['entity_id']) as Id,
    experimentId: row['experiment_id'] === null ? null : (idOfBlob(row['experiment_id']) as Id),
    data: String(row['data']),
  }));
  return { changes, reset: false, latest };
}

/** The newest cursor ever given, also when its change has been pruned; 0 before the first. */
export const latestCursor = (connection: Connection): number =>
  Number(connection.get("SELECT seq FROM sqlite_sequence WHERE name = 'change_log'")?.['seq'] ?? 0);
