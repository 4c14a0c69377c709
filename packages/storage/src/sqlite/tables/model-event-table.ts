import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const modelEventTable: TableMapping<'modelEvent'> = {
  table: 'model_event',
  from: 'model_event t',
  columns: {
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    sequence: numeric('sequence'),
    version: numeric('version'),
    kind: text('kind'),
    timeMs: numeric('time_ms'),
    actor: text('actor'),
    data: text('data'),
  },
};
