import type { EpochMs, ProjectId } from '@assay/base';
import type { Tables } from '@assay/core';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { allTables } from '../tables/all-tables.ts';

/** Ids of what was deleted before a time, the longest ago first. */
export const deletedBefore = <T extends 'experiment' | 'runGroup' | 'run' | 'loggedModel' | 'report'>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  beforeMs: EpochMs,
  limit: number,
): Tables[T]['id'][] =>
  connection
    .all(
      `SELECT id FROM ${allTables[table].table} WHERE project_id = ? AND deleted_ms IS NOT NULL AND deleted_ms < ? ` +
        'ORDER BY deleted_ms, n LIMIT ?',
      projectId,
      beforeMs,
      limit,
    )
    .map((row) => idOfBlob(row['id']) as Tables[T]['id']);
