import type { QueryName } from '@assay/core';

/** Queries that read no summary: points themselves are stored when they are acknowledged. Any other waits for the writer's summaries. */
const others: ReadonlySet<string> = new Set<QueryName>([
  'getServer',
  'listExperiments',
  'getExperiment',
  'listFolders',
  'listRunGroups',
  'getRunGroup',
  'listParameters',
  'readPoints',
  'readPointRange',
  'queryMetrics',
  'queryCurves',
  'tailPoints',
  'listArtifacts',
  'artifactForDownload',
  'checkArtifactUpload',
  'readLog',
  'searchLog',
  'getTags',
  'getNote',
  'listAssociations',
  'getLineageEntity',
  'listLineageEntities',
  'listLineageEdges',
  'queryLineage',
  'readLineage',
  'findLinkedChart',
  'listViews',
  'getView',
  'followChanges',
  'isBlobReferenced',
  'getMlflowExperiment',
  'searchTrials',
  'searchSagemakerExperiments',
  'listModels',
  'getModel',
  'listModelVersions',
  'getModelVersion',
  'latestModelVersions',
  'listModelEvents',
  'searchMlflowExperiments',
  'listMlflowDatasets',
  'getMlflowHistory',
  'getMlflowHistories',
  'sampleMlflowHistories',
  'getStudy',
  'listStudies',
  'getTrial',
  'listTrials',
  'readStudy',
  'queryImportanceData',
  'queryTrialColumns',
  'queryTrialFrame',
]);

/** Queries that tell which metrics there are, and nothing of their values. */
const ofNames: ReadonlySet<string> = new Set<QueryName>([
  'listMetricNames',
  'listRunColumns',
  'listMetricMetadata',
  'suggestNames',
]);

export type NeededOfSummaries = 'nothing' | 'names' | 'values';

export const neededOfSummaries = (query: string): NeededOfSummaries =>
  others.has(query) ? 'nothing' : ofNames.has(query) ? 'names' : 'values';
