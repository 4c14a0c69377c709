import { flag, id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const viewTable: TableMapping<'view'> = {
  table: 'saved_view',
  from: 'saved_view t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    name: text('name'),
    shared: flag('shared'),
    state: text('state'),
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    createdBy: text('created_by'),
    version: numeric('version'),
  },
};
