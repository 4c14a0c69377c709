import type { TableName } from '@assay/core';
import { artifactTable } from './artifact-table.ts';
import { associationTable } from './association-table.ts';
import { bucketTable } from './bucket-table.ts';
import { experimentTable } from './experiment-table.ts';
import { faceDetailTable } from './face-detail-table.ts';
import { faceNameTable } from './face-name-table.ts';
import { lineageEntityTable } from './lineage-entity-table.ts';
import { metricMetadataTable } from './metric-metadata-table.ts';
import { noteTable } from './note-table.ts';
import { objectUploadPartTable } from './object-upload-part-table.ts';
import { objectUploadTable } from './object-upload-table.ts';
import { parameterTable } from './parameter-table.ts';
import { runGroupMemberTable } from './run-group-member-table.ts';
import { runGroupTable } from './run-group-table.ts';
import { runTable } from './run-table.ts';
import { storedObjectTable } from './stored-object-table.ts';
import type { TableMapping } from './table-mapping.ts';
import { tagTable } from './tag-table.ts';
import { viewTable } from './view-table.ts';

export const allTables: { readonly [T in TableName]: TableMapping<T> } = {
  experiment: experimentTable,
  metricMetadata: metricMetadataTable,
  runGroup: runGroupTable,
  runGroupMember: runGroupMemberTable,
  run: runTable,
  parameter: parameterTable,
  artifact: artifactTable,
  tag: tagTable,
  note: noteTable,
  association: associationTable,
  lineageEntity: lineageEntityTable,
  view: viewTable,
  faceName: faceNameTable,
  faceDetail: faceDetailTable,
  bucket: bucketTable,
  storedObject: storedObjectTable,
  objectUpload: objectUploadTable,
  objectUploadPart: objectUploadPartTable,
};
