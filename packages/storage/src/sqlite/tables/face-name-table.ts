import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const faceNameTable: TableMapping<'faceName'> = {
  table: 'face_name',
  from: 'face_name t',
  columns: {
    projectId: numeric('project_id'),
    face: text('face'),
    kind: text('kind'),
    scope: text('scope'),
    key: text('key'),
    name: text('name'),
    entityId: id('entity_id'),
  },
};
