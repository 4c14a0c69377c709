import { id, numeric, runReference, text } from './column.ts';
import { blobOfSha256 } from '../sha256-blob.ts';
import type { TableMapping } from './table-mapping.ts';

export const artifactTable: TableMapping<'artifact'> = {
  table: 'artifact',
  from: 'artifact t JOIN run r ON r.n = t.run',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    runId: runReference(),
    direction: text('direction'),
    name: text('name'),
    kind: text('kind'),
    mediaType: text('media_type'),
    value: text('value'),
    uri: text('uri'),
    sha256: id('sha256', blobOfSha256),
    sizeBytes: numeric('size_bytes'),
    metadata: text('metadata'),
    createdMs: numeric('created_ms'),
  },
};
