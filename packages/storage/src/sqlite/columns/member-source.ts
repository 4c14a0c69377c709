import type { ProjectId } from '@assay/base';
import type { Connection } from '../connection.ts';
import type { ColumnSource } from './column-source.ts';

/** Members of one group, of the groups of one experiment (each by its 32 digits), or of any group. */
export type Membership = { readonly group: string } | { readonly experiment: string } | 'any';

/** Which runs are members: a column that is 1 or missing. Groups that are deleted count only where one is named. */
export function memberSource(connection: Connection, projectId: ProjectId, of: Membership): ColumnSource {
  const alive =
    'SELECT m.run, 1 AS value FROM run_group_member m CROSS JOIN run_group g ON g.project_id = ?1 AND g.id = m.group_id ' +
    'AND g.deleted_ms IS NULL';
  const [select, id] =
    of === 'any'
      ? [`${alive} WHERE m.project_id = ?1 AND ?2 = ''`, '']
      : 'group' in of
        ? [
            'SELECT m.run, 1 AS value FROM run_group_member m WHERE m.project_id = ?1 AND m.group_id = unhex(?2)',
            of.group,
          ]
        : [`${alive} AND g.experiment_id = unhex(?2) WHERE m.project_id = ?1`, of.experiment];
  return {
    key: `member:${JSON.stringify(of)}`,
    texts: false,
    rows: (run) =>
      run === undefined
        ? connection.allArrays(select, projectId, id)
        : connection.allArrays(`${select} AND m.run = ?3`, projectId, id, run),
  };
}
