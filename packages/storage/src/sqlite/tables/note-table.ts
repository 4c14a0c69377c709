import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const noteTable: TableMapping<'note'> = {
  table: 'note',
  from: 'note t',
  columns: {
    projectId: numeric('project_id'),
    kind: text('kind'),
    entityId: id('entity_id'),
    text: text('text'),
    updatedMs: numeric('updated_ms'),
  },
};
