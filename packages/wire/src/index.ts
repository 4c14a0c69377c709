export { associationTypes } from './native/annotation.ts';
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
export { changeKinds } from './native/change.ts';
export type { Change, ChangeKind, ChangePage, ChangesQuery } from './native/change.ts';
export { comparedValues, comparisonAlternatives, corrections, testChoices, verdicts } from './native/comparison.ts';
export type {
  ComparedPair,
  ComparedScope,
  ComparedSet,
  CompareRuns,
  Comparison,
  Verdict,
} from './native/comparison.ts';
export type {
  Baseline,
  CloneExperiment,
  CreateExperiment,
  Experiment,
  ExperimentPage,
  FolderList,
  ListExperimentsQuery,
  MetricMetadata,
  MetricMetadataList,
  SetBaseline,
  SetMetricMetadata,
  UpdateExperiment,
} from './native/experiment.ts';
export type { LineageEntity, LineageEntityPage, ListLineageEntitiesQuery } from './native/lineage.ts';
export type { Dataset, LoggedModel } from './native/logged-lineage.ts';
export { lineageEdgeTypes, lineageNodeKinds } from './native/lineage-graph.ts';
export type { LineageEdgeType, LineageGraph, LineageGraphEdge, LineageGraphNode } from './native/lineage-graph.ts';
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
export { modelApprovals, modelEventKinds, modelStages } from './native/model.ts';
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
export { LogMetricsSchema } from './native/metric.ts';
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
export { curveStates } from './native/curve-analysis.ts';
export type { AnalyzeCurves, CurveAnalysis, CurvesAnalysis, CurveValue } from './native/curve-analysis.ts';
export { bucketColumns, gridScales, seriesAxes } from './native/metric-curves.ts';
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
export type { ArrivedPoints, ArrivedSeries, TailMetricsQuery } from './native/metric-tail.ts';
export { comparisonTables, exportFormatOf, exportFormats, exportMediaTypes, rowCountHeader } from './native/export.ts';
export type {
  DownloadPointsQuery,
  DownloadRunsQuery,
  ExportComparison,
  ExportFormat,
  ExportPoints,
  ExportRuns,
} from './native/export.ts';
export type { NativeOperation, Permission } from './native/operation.ts';
export type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './native/operation-shape.ts';
export { nativeOperations } from './native/operations.ts';
export type { NativeOperationName, NativeOperations } from './native/operations.ts';
export { parameterKinds } from './native/parameter.ts';
export type { LogParameters, ParameterKind, ParameterList, ParameterRecord, Parameters } from './native/parameter.ts';
export { ProblemSchema, problemMediaType, problemStatus } from './native/problem.ts';
export type { Problem } from './native/problem.ts';
export type { CreateRunGroup, ListRunGroupsQuery, RunGroup, RunGroupPage, UpdateRunGroup } from './native/run-group.ts';
export type { ChangeRuns, ChangedRuns, RunChange } from './native/change-runs.ts';
export type { RunScope } from './native/run-scope.ts';
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
export { runStatuses, terminalRunStatuses } from './native/run.ts';
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
export { object } from './native/scalar.ts';
export { reportFormats } from './native/report.ts';
export type {
  CreateReport,
  DownloadReportQuery,
  GetReportQuery,
  ListReportsQuery,
  RenderedReport,
  RenderReport,
  RenderSavedReportQuery,
  Report,
  ReportBlock,
  ReportFault,
  ReportFormat,
  ReportHead,
  ReportPage,
  ReportPanel,
  ReportTable,
  ReportVersion,
  ReportVersionPage,
  UpdateReport,
} from './native/report.ts';
export type { DeletionView, EntityKind } from './native/scalar.ts';
export type { ServerInfo } from './native/server-info.ts';
export { chartMediaTypes } from './native/chart-artifact.ts';
export type { ChartKind, ConfusionMatrix, PrecisionRecall, RocCurve, Table } from './native/chart-artifact.ts';
export { importanceMethods, studyStates, studyStopReasons } from './native/study.ts';
export type {
  CreateStudy,
  GivenStudyLimits,
  Importance,
  ImportanceMethod,
  ListStudiesQuery,
  Study,
  StudyLimits,
  StudyPage,
  StudyParent,
  StudyState,
  StudyStopReason,
  UpdateStudy,
} from './native/study.ts';
export type {
  Objective,
  Pruner,
  Sampler,
  StudyParameter,
  StudySpace,
  StudyValue,
  StudyValues,
} from './native/study-definition.ts';
export { trialStates } from './native/trial.ts';
export { trialsMediaType } from './native/trial-frame.ts';
export type { TrialFrameHead } from './native/trial-frame.ts';
export type {
  AskedTrial,
  AskedTrials,
  AskTrials,
  EnqueueTrials,
  HeartbeatAnswer,
  ListTrialsQuery,
  QueryTrialColumns,
  ReportedTrial,
  ReportTrial,
  SuggestedValue,
  SuggestParameter,
  TellTrial,
  TellTrials,
  Trial,
  TrialColumns,
  TrialNumbers,
  TrialPage,
  TrialState,
} from './native/trial.ts';
