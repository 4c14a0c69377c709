import { id, nameReference, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const tagTable: TableMapping<'tag'> = {
  table: 'tag',
  from: 'tag t JOIN name k ON k.n = t.key',
  columns: {
    projectId: numeric('project_id'),
    kind: text('kind'),
    entityId: id('entity_id'),
    key: nameReference(),
    value: text('value'),
    position: numeric('position'),
  },
};
