import { numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const bucketTable: TableMapping<'bucket'> = {
  table: 'bucket',
  from: 'bucket t',
  columns: {
    projectId: numeric('project_id'),
    name: text('name'),
    createdMs: numeric('created_ms'),
  },
};
