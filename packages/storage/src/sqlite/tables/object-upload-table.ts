import { id, numeric, text, utf8 } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const objectUploadTable: TableMapping<'objectUpload'> = {
  table: 'object_upload',
  from: 'object_upload t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    bucket: text('bucket'),
    key: utf8('key'),
    createdMs: numeric('created_ms'),
    properties: text('properties'),
  },
};
