import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const modelAliasTable: TableMapping<'modelAlias'> = {
  table: 'model_alias',
  from: 'model_alias t',
  columns: {
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    alias: text('alias'),
    version: numeric('version'),
  },
};
