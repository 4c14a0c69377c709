import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const registeredModelTable: TableMapping<'registeredModel'> = {
  table: 'registered_model',
  from: 'registered_model t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    name: text('name'),
    description: text('description'),
    lastVersion: numeric('last_version'),
    versionCount: numeric('version_count'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
    updatedMs: numeric('updated_ms'),
    updatedBy: text('updated_by'),
  },
};
