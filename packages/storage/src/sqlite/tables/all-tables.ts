import type { TableName } from '@assay/core';
import { artifactTable } from './artifact-table.ts';
import { associationTable } from './association-table.ts';
import { bucketTable } from './bucket-table.ts';
import { datasetContentTable } from './dataset-content-table.ts';
import { datasetInputTable } from './dataset-input-table.ts';
import { experimentTable } from './experiment-table.ts';
import { faceDetailTable } from './face-detail-table.ts';
import { faceNameTable } from './face-name-table.ts';
import { lineageEntityTable } from './lineage-entity-table.ts';
import { loggedModelFileTable } from './logged-model-file-table.ts';
import { loggedModelMetricTable } from './logged-model-metric-table.ts';
import { loggedModelParameterTable } from './logged-model-parameter-table.ts';
import { loggedModelTable } from './logged-model-table.ts';
import { metricMetadataTable } from './metric-metadata-table.ts';
import { noteTable } from './note-table.ts';
import { modelAliasTable } from './model-alias-table.ts';
import { modelEventTable } from './model-event-table.ts';
import { modelVersionTable } from './model-version-table.ts';
import { objectUploadPartTable } from './object-upload-part-table.ts';
import { objectUploadTable } from './object-upload-table.ts';
import { parameterTable } from './parameter-table.ts';
import { registeredModelTable } from './registered-model-table.ts';
import { reportContentTable } from './report-content-table.ts';
import { reportTable } from './report-table.ts';
import { reportVersionTable } from './report-version-table.ts';
import { runGroupMemberTable } from './run-group-member-table.ts';
import { runGroupTable } from './run-group-table.ts';
import { runModelTable } from './run-model-table.ts';
import { runPauseTable } from './run-pause-table.ts';
import { runTable } from './run-table.ts';
import { storedObjectTable } from './stored-object-table.ts';
import { studyTable } from './study-table.ts';
import { trialReportTable } from './trial-report-table.ts';
import { trialTable } from './trial-table.ts';
import type { TableMapping } from './table-mapping.ts';
import { tagTable } from './tag-table.ts';
import { viewTable } from './view-table.ts';

export const allTables: { readonly [T in TableName]: TableMapping<T> } = {
  experiment: experimentTable,
  metricMetadata: metricMetadataTable,
  runGroup: runGroupTable,
  runGroupMember: runGroupMemberTable,
  run: runTable,
  runPause: runPauseTable,
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
  registeredModel: registeredModelTable,
  modelVersion: modelVersionTable,
  modelAlias: modelAliasTable,
  modelEvent: modelEventTable,
  loggedModel: loggedModelTable,
  loggedModelParameter: loggedModelParameterTable,
  loggedModelMetric: loggedModelMetricTable,
  loggedModelFile: loggedModelFileTable,
  runModel: runModelTable,
  datasetInput: datasetInputTable,
  datasetContent: datasetContentTable,
  study: studyTable,
  trial: trialTable,
  trialReport: trialReportTable,
  report: reportTable,
  reportVersion: reportVersionTable,
  reportContent: reportContentTable,
};
