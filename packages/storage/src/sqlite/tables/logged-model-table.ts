import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const loggedModelTable: TableMapping<'loggedModel'> = {
  table: 'logged_model',
  from: 'logged_model t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    name: text('name'),
    modelType: text('model_type'),
    status: text('status'),
    statusMessage: text('status_message'),
    sourceRunId: text('source_run_id'),
    fileCount: numeric('file_count'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
    updatedMs: numeric('updated_ms'),
    deletedMs: numeric('deleted_ms'),
  },
};
