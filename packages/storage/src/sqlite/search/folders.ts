import type { ProjectId } from '@assay/base';
import type { Connection } from '../connection.ts';

/** Folders in use by experiments that are not deleted, in order. */
export const folders = (connection: Connection, projectId: ProjectId): { folder: string; experimentCount: number }[] =>
  connection
    .all(
      'SELECT folder, count(*) AS n FROM experiment WHERE project_id = ? AND deleted_ms IS NULL GROUP BY folder ORDER BY folder',
      projectId,
    )
    .map((row) => ({ folder: String(row['folder']), experimentCount: Number(row['n']) }));
