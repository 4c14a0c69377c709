import type { ProjectId } from '@assay/base';
import type { NewChange } from '@assay/core';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

/** The cursor of the change. */
export const recordChange = (connection: Connection, projectId: ProjectId, nowMs: number, change: NewChange): number =>
  connection.insert(
    'INSERT INTO change_log (project_id, time_ms, kind, entity_id, experiment_id, data) VALUES (?, ?, ?, ?, ?, ?)',
    projectId,
    nowMs,
    change.kind,
    blobOfId(change.entityId),
    change.experimentId === null ? null : blobOfId(change.experimentId),
    JSON.stringify(change.data ?? null),
  );
