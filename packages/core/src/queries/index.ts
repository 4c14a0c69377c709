import { aggregateRuns } from './aggregate-runs.ts';
import { analyzeCurves } from './analyze-curves.ts';
import { artifactForDownload } from './artifact-for-download.ts';
import { checkArtifactUpload } from './check-artifact-upload.ts';
import { checkObjectUpload } from './check-object-upload.ts';
import { comparisonQueries } from './comparisons/index.ts';
import { describeRunFields } from './describe-run-fields.ts';
import { exportPoints } from './export-points.ts';
import { exportRuns } from './export-runs.ts';
import { findLinkedChart } from './find-linked-chart.ts';
import { followChanges } from './follow-changes.ts';
import { getBucket } from './get-bucket.ts';
import { getExperiment } from './get-experiment.ts';
import { describeLoggedModel } from './describe-logged-model.ts';
import { getDataset } from './get-dataset.ts';
import { getLineageEntity } from './get-lineage-entity.ts';
import { getNote } from './get-note.ts';
import { getObject } from './get-object.ts';
import { getRunGroup } from './get-run-group.ts';
import { getRun } from './get-run.ts';
import { getServer } from './get-server.ts';
import { getTags } from './get-tags.ts';
import { getView } from './get-view.ts';
import { isBlobReferenced } from './is-blob-referenced.ts';
import { listArtifacts } from './list-artifacts.ts';
import { listAssociations } from './list-associations.ts';
import { listBuckets } from './list-buckets.ts';
import { listExperiments } from './list-experiments.ts';
import { listFolders } from './list-folders.ts';
import { listLineageEdges } from './list-lineage-edges.ts';
import { listLineageEntities } from './list-lineage-entities.ts';
import { listMetricMetadata } from './list-metric-metadata.ts';
import { listMetricNames } from './list-metric-names.ts';
import { listMetrics } from './list-metrics.ts';
import { listObjects } from './list-objects.ts';
import { listParameters } from './list-parameters.ts';
import { listRunColumns } from './list-run-columns.ts';
import { listRunGroups } from './list-run-groups.ts';
import { listUploadParts } from './list-upload-parts.ts';
import { listUploads } from './list-uploads.ts';
import { listViews } from './list-views.ts';
import { mlflowQueries } from './mlflow/index.ts';
import { modelQueries } from './models/index.ts';
import { planCompletion } from './plan-completion.ts';
import { queryCurves } from './query-curves.ts';
import { queryLineage } from './query-lineage.ts';
import { queryMetrics } from './query-metrics.ts';
import { queryRunValues } from './query-run-values.ts';
import type { Query } from './query.ts';
import { readLog } from './read-log.ts';
import { searchLog } from './search-log.ts';
import { readLineage } from './read-lineage.ts';
import { readPointRange } from './read-point-range.ts';
import { readPoints } from './read-points.ts';
import { reportQueries } from './reports/index.ts';
import { sagemakerQueries } from './sagemaker/index.ts';
import { searchComponents } from './sagemaker/search-components.ts';
import { searchSagemakerExperiments } from './sagemaker/search-sagemaker-experiments.ts';
import { searchTrials } from './sagemaker/search-trials.ts';
import { suggestNames } from './sagemaker/suggest-names.ts';
import { searchRuns } from './search-runs.ts';
import { studyQueries } from './studies/index.ts';
import { tailPoints } from './tail-points.ts';

/** Every query by its name: what a store adapter runs inside its readers. Inputs and outputs must survive a structured clone. */
export const queries = {
  getServer,
  listExperiments,
  getExperiment,
  listFolders,
  listMetricMetadata,
  listRunGroups,
  getRunGroup,
  searchRuns,
  queryRunValues,
  aggregateRuns,
  describeRunFields,
  exportRuns,
  exportPoints,
  searchComponents,
  searchTrials,
  searchSagemakerExperiments,
  suggestNames,
  listRunColumns,
  getRun,
  listParameters,
  listMetrics,
  listMetricNames,
  readPoints,
  readPointRange,
  queryMetrics,
  queryCurves,
  analyzeCurves,
  tailPoints,
  listArtifacts,
  artifactForDownload,
  checkArtifactUpload,
  readLog,
  searchLog,
  getTags,
  getNote,
  listAssociations,
  getLineageEntity,
  getDataset,
  describeLoggedModel,
  listLineageEntities,
  listLineageEdges,
  queryLineage,
  readLineage,
  findLinkedChart,
  listViews,
  getView,
  followChanges,
  isBlobReferenced,
  ...sagemakerQueries,
  ...mlflowQueries,
  ...modelQueries,
  ...studyQueries,
  ...reportQueries,
  ...comparisonQueries,
  listBuckets,
  getBucket,
  getObject,
  checkObjectUpload,
  listObjects,
  listUploads,
  listUploadParts,
  planCompletion,
} as const;

export type Queries = typeof queries;
export type QueryName = keyof Queries & string;
export type QueryInput<Q extends QueryName> = Queries[Q] extends Query<infer Input, unknown> ? Input : never;
export type QueryOutput<Q extends QueryName> = Queries[Q] extends Query<never, infer Output> ? Output : never;
