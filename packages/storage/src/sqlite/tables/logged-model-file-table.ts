import { blobOfSha256 } from '../sha256-blob.ts';
import { id, numeric, text, utf8 } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const loggedModelFileTable: TableMapping<'loggedModelFile'> = {
  table: 'logged_model_file',
  from: 'logged_model_file t',
  columns: {
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    path: utf8('path'),
    mediaType: text('media_type'),
    sha256: id('sha256', blobOfSha256),
    sizeBytes: numeric('size_bytes'),
    modifiedMs: numeric('modified_ms'),
  },
};
