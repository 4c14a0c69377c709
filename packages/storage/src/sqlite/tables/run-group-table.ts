import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const runGroupTable: TableMapping<'runGroup'> = {
  table: 'run_group',
  from: 'run_group t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    name: text('name'),
    description: text('description'),
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    deletedMs: numeric('deleted_ms'),
    deletedWith: text('deleted_with'),
    version: numeric('version'),
  },
};
