import { flag, id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const experimentTable: TableMapping<'experiment'> = {
  table: 'experiment',
  from: 'experiment t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    name: text('name'),
    description: text('description'),
    folder: text('folder'),
    archived: flag('archived'),
    baseline: text('baseline'),
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    createdBy: text('created_by'),
    updatedBy: text('updated_by'),
    deletedMs: numeric('deleted_ms'),
    version: numeric('version'),
  },
};
