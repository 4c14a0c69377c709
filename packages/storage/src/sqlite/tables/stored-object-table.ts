import { blobOfSha256 } from '../sha256-blob.ts';
import { id, numeric, text, utf8 } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const storedObjectTable: TableMapping<'storedObject'> = {
  table: 'stored_object',
  from: 'stored_object t',
  columns: {
    projectId: numeric('project_id'),
    bucket: text('bucket'),
    key: utf8('key'),
    sha256: id('sha256', blobOfSha256),
    sizeBytes: numeric('size_bytes'),
    etag: text('etag'),
    modifiedMs: numeric('modified_ms'),
    properties: text('properties'),
  },
};
