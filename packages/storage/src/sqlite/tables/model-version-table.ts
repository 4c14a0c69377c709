import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const modelVersionTable: TableMapping<'modelVersion'> = {
  table: 'model_version',
  from: 'model_version t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    modelName: text('model_name'),
    number: numeric('number'),
    source: text('source'),
    storageUri: text('storage_uri'),
    runId: text('run_id'),
    loggedModelId: text('logged_model_id'),
    runLink: text('run_link'),
    description: text('description'),
    stage: text('stage'),
    approval: text('approval'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
    updatedMs: numeric('updated_ms'),
    updatedBy: text('updated_by'),
  },
};
