import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const datasetContentTable: TableMapping<'datasetContent'> = {
  table: 'dataset_content',
  from: 'dataset_content t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    sourceType: text('source_type'),
    source: text('source'),
    schema: text('schema'),
    profile: text('profile'),
  },
};
