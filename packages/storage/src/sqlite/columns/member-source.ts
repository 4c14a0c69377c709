import type { ProjectId } from '@assay/base';
import type { Connection } from '../connection.ts';
import type { ColumnSource } from './column-source.ts';

/** Which runs stand in a group (`groupId`: its 32 digits), or in any that is not deleted: a column that is 1 or missing. */
export function memberSource(connection: Connection, projectId: ProjectId, groupId: string | undefined): ColumnSource {
  const select =
    groupId === undefined
      ? 'SELECT m.run, 1 AS value FROM run_group_member m CROSS JOIN run_group g ON g.project_id = ?1 AND g.id = m.group_id ' +
        "AND g.deleted_ms IS NULL WHERE m.project_id = ?1 AND ?2 = ''"
      : 'SELECT m.run, 1 AS value FROM run_group_member m WHERE m.project_id = ?1 AND m.group_id = unhex(?2)';
  const of = groupId ?? '';
  return {
    key: `member:${of}`,
    texts: false,
    rows: (run) =>
      run === undefined
        ? connection.allArrays(select, projectId, of)
        : connection.allArrays(`${select} AND m.run = ?3`, projectId, of, run),
  };
}
