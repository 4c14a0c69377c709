import { blobOfSha256 } from '../sha256-blob.ts';
import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const objectUploadPartTable: TableMapping<'objectUploadPart'> = {
  table: 'object_upload_part',
  from: 'object_upload_part t',
  columns: {
    projectId: numeric('project_id'),
    uploadId: id('upload_id'),
    partNumber: numeric('part_number'),
    sha256: id('sha256', blobOfSha256),
    sizeBytes: numeric('size_bytes'),
    etag: text('etag'),
    checksums: text('checksums'),
    modifiedMs: numeric('modified_ms'),
  },
};
