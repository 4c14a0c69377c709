import { flag, id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const reportTable: TableMapping<'report'> = {
  table: 'report',
  from: 'report t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    studyId: id('study_id'),
    name: text('name'),
    isFrozen: flag('is_frozen'),
    version: numeric('version'),
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    createdBy: text('created_by'),
    deletedMs: numeric('deleted_ms'),
  },
};
