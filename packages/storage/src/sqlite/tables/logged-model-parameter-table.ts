import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const loggedModelParameterTable: TableMapping<'loggedModelParameter'> = {
  table: 'logged_model_parameter',
  from: 'logged_model_parameter t',
  columns: {
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    key: text('key'),
    value: text('value'),
  },
};
