import { id, numeric, runReference } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const runGroupMemberTable: TableMapping<'runGroupMember'> = {
  table: 'run_group_member',
  from: 'run_group_member t JOIN run r ON r.n = t.run',
  columns: {
    projectId: numeric('project_id'),
    groupId: id('group_id'),
    runId: runReference(),
    addedMs: numeric('added_ms'),
  },
};
