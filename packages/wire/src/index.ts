export {
  AssociationPageSchema,
  AssociationSchema,
  ChangeTagsSchema,
  CreateAssociationSchema,
  CreateViewSchema,
  EntityParamsSchema,
  ListAssociationsQuerySchema,
  ListViewsQuerySchema,
  NoteSchema,
  SetNoteSchema,
  TagsAnswerSchema,
  UpdateViewSchema,
  ViewPageSchema,
  ViewSchema,
  associationTypes,
} from './native/annotation.ts';
export type {
  Association,
  AssociationPage,
  AssociationType,
  ChangeTags,
  CreateAssociation,
  CreateView,
  EntityParams,
  ListAssociationsQuery,
  ListViewsQuery,
  Note,
  SetNote,
  TagsAnswer,
  UpdateView,
  View,
  ViewPage,
} from './native/annotation.ts';
export {
  ArtifactDirectionSchema,
  ArtifactKindSchema,
  ArtifactPageSchema,
  ArtifactRefQuerySchema,
  ArtifactSchema,
  ListArtifactsQuerySchema,
  LogArtifactSchema,
  UploadArtifactQuerySchema,
} from './native/artifact.ts';
export type {
  Artifact,
  ArtifactDirection,
  ArtifactKind,
  ArtifactPage,
  ArtifactRefQuery,
  ListArtifactsQuery,
  LogArtifact,
  UploadArtifactQuery,
} from './native/artifact.ts';
export { ChangePageSchema, ChangeSchema, ChangesQuerySchema, changeKinds } from './native/change.ts';
export type { Change, ChangeKind, ChangePage, ChangesQuery } from './native/change.ts';
export {
  CloneExperimentSchema,
  CreateExperimentSchema,
  ExperimentPageSchema,
  ExperimentSchema,
  FolderListSchema,
  ListExperimentsQuerySchema,
  MetricMetadataListSchema,
  MetricMetadataSchema,
  SetMetricMetadataSchema,
  UpdateExperimentSchema,
} from './native/experiment.ts';
export type {
  CloneExperiment,
  CreateExperiment,
  Experiment,
  ExperimentPage,
  FolderList,
  ListExperimentsQuery,
  MetricMetadata,
  MetricMetadataList,
  SetMetricMetadata,
  UpdateExperiment,
} from './native/experiment.ts';
export { LineageEntityPageSchema, LineageEntitySchema, ListLineageEntitiesQuerySchema } from './native/lineage.ts';
export type { LineageEntity, LineageEntityPage, ListLineageEntitiesQuery } from './native/lineage.ts';
export { lineageEdgeTypes, lineageNodeKinds } from './native/lineage-graph.ts';
export type { LineageEdgeType, LineageGraph, LineageGraphEdge, LineageGraphNode } from './native/lineage-graph.ts';
export {
  AppendLogAnswerSchema,
  AppendLogSchema,
  LogLineSchema,
  LogMatchesSchema,
  LogPageSchema,
  LogStreamSchema,
  ReadLogQuerySchema,
  SearchLogQuerySchema,
} from './native/log.ts';
export type {
  AppendLog,
  AppendLogAnswer,
  LogLine,
  LogMatches,
  LogPage,
  LogStream,
  ReadLogQuery,
  SearchLogQuery,
} from './native/log.ts';
export {
  CreateModelSchema,
  CreateModelVersionSchema,
  ListModelEventsQuerySchema,
  ListModelsQuerySchema,
  ListModelVersionsQuerySchema,
  ModelEventPageSchema,
  ModelEventSchema,
  ModelPageSchema,
  ModelSchema,
  ModelVersionPageSchema,
  ModelVersionSchema,
  SetModelAliasSchema,
  UpdateModelSchema,
  UpdateModelVersionSchema,
  modelApprovals,
  modelEventKinds,
  modelStages,
} from './native/model.ts';
export type {
  CreateModel,
  CreateModelVersion,
  ListModelsQuery,
  ListModelVersionsQuery,
  Model,
  ModelApproval,
  ModelEvent,
  ModelEventKind,
  ModelEventPage,
  ModelPage,
  ModelStage,
  ModelVersion,
  ModelVersionPage,
  SetModelAlias,
  UpdateModel,
  UpdateModelVersion,
} from './native/model.ts';
export {
  ListMetricNamesQuerySchema,
  ListMetricsQuerySchema,
  LogMetricsAnswerSchema,
  LogMetricsQuerySchema,
  LogMetricsSchema,
  MetricColumnsSchema,
  MetricNamePageSchema,
  MetricPointSchema,
  MetricSummaryListSchema,
  MetricSummarySchema,
  PlacedValueSchema,
  PointsPageSchema,
  ReadPointsQuerySchema,
} from './native/metric.ts';
export type {
  ListMetricNamesQuery,
  ListMetricsQuery,
  LogMetrics,
  LogMetricsAnswer,
  LogMetricsBody,
  MetricColumns,
  MetricNamePage,
  MetricPoint,
  MetricSummary,
  MetricSummaryList,
  PlacedValue,
  PointsPage,
  ReadPointsQuery,
} from './native/metric.ts';
export {
  BucketedSeriesSchema,
  MetricsAnswerSchema,
  QueryMetricsSchema,
  bucketColumns,
  gridScales,
  seriesAxes,
} from './native/metric-curves.ts';
export type {
  BucketColumn,
  BucketedSeries,
  GridScale,
  MetricsAnswer,
  QueryMetrics,
  SeriesAxis,
} from './native/metric-curves.ts';
export {
  arrowStreamMediaType,
  bucketsMediaType,
  csvMediaType,
  tailCursorHeader,
  pointsMediaType,
  pointsStreamMediaType,
} from './native/metric-media-types.ts';
export { ArrivedPointsSchema, ArrivedSeriesSchema, TailMetricsQuerySchema } from './native/metric-tail.ts';
export type { ArrivedPoints, ArrivedSeries, TailMetricsQuery } from './native/metric-tail.ts';
export type { NativeOperation, Permission } from './native/operation.ts';
export type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './native/operation-shape.ts';
export { nativeOperations } from './native/operations.ts';
export type { NativeOperationName, NativeOperations } from './native/operations.ts';
export {
  LogParametersSchema,
  ParameterListSchema,
  ParameterRecordSchema,
  ParameterValueSchema,
  ParametersSchema,
  parameterKinds,
} from './native/parameter.ts';
export type { LogParameters, ParameterKind, ParameterList, ParameterRecord, Parameters } from './native/parameter.ts';
export { ProblemSchema, problemMediaType, problemStatus } from './native/problem.ts';
export type { Problem } from './native/problem.ts';
export {
  CreateRunGroupSchema,
  ListRunGroupsQuerySchema,
  RunGroupPageSchema,
  RunGroupSchema,
  UpdateRunGroupSchema,
} from './native/run-group.ts';
export type { CreateRunGroup, ListRunGroupsQuery, RunGroup, RunGroupPage, UpdateRunGroup } from './native/run-group.ts';
export { ChangeRunsSchema, ChangedRunsSchema, RunChangeSchema } from './native/change-runs.ts';
export type { ChangeRuns, ChangedRuns, RunChange } from './native/change-runs.ts';
export type { RunScope } from './native/run-scope.ts';
export {
  AggregateRunsSchema,
  AggregatedRunsSchema,
  DescribeRunFieldsSchema,
  QueryRunValuesSchema,
  RunFieldsSchema,
  RunValuesSchema,
} from './native/run-table.ts';
export type {
  AggregateRuns,
  AggregatedGroup,
  AggregatedRuns,
  DescribeRunFields,
  QueryRunValues,
  RunAggregate,
  RunField,
  RunFields,
  RunValue,
  RunValues,
} from './native/run-table.ts';
export {
  CloneRunSchema,
  CreateRunSchema,
  ParameterPolicySchema,
  RunAnswerQuerySchema,
  RunColumnsQuerySchema,
  RunColumnsSchema,
  RunPageSchema,
  RunRowSchema,
  RunSchema,
  RunStatusSchema,
  SearchRunsSchema,
  UpdateRunSchema,
  runStatuses,
  terminalRunStatuses,
} from './native/run.ts';
export type {
  CloneRun,
  CreateRun,
  ParameterPolicy,
  Run,
  RunColumns,
  RunAnswerQuery,
  RunColumnsQuery,
  RunPage,
  RunRow,
  RunStatus,
  SearchRuns,
  UpdateRun,
} from './native/run.ts';
export {
  CountSchema,
  DeletionViewSchema,
  EntityKindSchema,
  EpochMsSchema,
  IdSchema,
  JsonValueSchema,
  StepSchema,
  TagsSchema,
  WireNumberSchema,
  object,
} from './native/scalar.ts';
export type { DeletionView, EntityKind } from './native/scalar.ts';
export { ServerInfoSchema } from './native/server-info.ts';
export type { ServerInfo } from './native/server-info.ts';
export {
  ConfusionMatrixSchema,
  PrecisionRecallSchema,
  RocCurveSchema,
  TableSchema,
  chartMediaTypes,
} from './native/chart-artifact.ts';
export type { ChartKind, ConfusionMatrix, PrecisionRecall, RocCurve, Table } from './native/chart-artifact.ts';
