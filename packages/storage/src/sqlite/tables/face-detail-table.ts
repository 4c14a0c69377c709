import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const faceDetailTable: TableMapping<'faceDetail'> = {
  table: 'face_detail',
  from: 'face_detail t',
  columns: {
    projectId: numeric('project_id'),
    entityId: id('entity_id'),
    face: text('face'),
    kind: text('kind'),
    json: text('json'),
  },
};
