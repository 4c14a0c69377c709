export type {
  AssociationAnswer,
  AssociationPage,
  NoteAnswer,
  TagsAnswer,
  ViewAnswer,
  ViewPage,
} from './answers/annotation.ts';
export type { ArtifactAnswer, ArtifactPage } from './answers/artifact.ts';
export type { ChangeAnswer, ChangePage } from './answers/change.ts';
export type { ExperimentAnswer, ExperimentPage, MetricMetadataAnswer } from './answers/experiment.ts';
export type { BucketAnswer, ObjectAnswer, PartAnswer, UploadAnswer } from './answers/stored-object.ts';
export type {
  LineageEdgeAnswer,
  LineageEntityAnswer,
  LineageEntityPage,
  LineageNodeAnswer,
  LineageNodeKind,
} from './answers/lineage-entity.ts';
export type {
  ModelAnswer,
  ModelEventAnswer,
  ModelEventPage,
  ModelPage,
  ModelVersionAnswer,
  ModelVersionPage,
} from './answers/model.ts';
export type { MlflowExperimentAnswer } from './answers/mlflow/experiment.ts';
export type { LoggedModelAnswer, LoggedModelMetricAnswer } from './answers/mlflow/logged-model.ts';
export type { FileAnswer, FilePlace, FolderEntry } from './answers/mlflow/file.ts';
export type { MlflowRunAnswer, MlflowRunInfo } from './answers/mlflow/run.ts';
export type { MlflowRunTable } from './answers/mlflow/run-table.ts';
export type { MlflowHistoryPage, MlflowRunHistory } from './queries/mlflow/get-mlflow-history.ts';
export type { MlflowRunPage, SearchMlflowRunsInput } from './queries/mlflow/search-mlflow-runs.ts';
export { runsAtOnce } from './queries/mlflow/search-mlflow-runs.ts';
export type { RunGroupAnswer, RunGroupPage } from './answers/run-group.ts';
export type { ComponentAnswer, ComponentSummaryAnswer } from './answers/sagemaker/component.ts';
export type { SagemakerExperimentAnswer, SagemakerTrialAnswer } from './answers/sagemaker/experiment.ts';
export type { ParameterAnswer, RunAnswer, RunCore, RunPage, RunRowAnswer } from './answers/run.ts';
export { commands } from './commands/index.ts';
export type { CommandInput, CommandName, CommandOutput } from './commands/index.ts';
export type { JobAnswer } from './queries/sagemaker/get-job.ts';
export type { SagemakerListInput } from './queries/sagemaker/page-by-creation.ts';
export type { ComponentMetricAnswer, ComponentMetricQuestion } from './queries/sagemaker/query-component-metrics.ts';
export type { MetricStat } from './queries/sagemaker/stat-of-points.ts';
export { checkFilePath } from './policy/artifact-name.ts';
export { mlflowDefaultExperimentId, mlflowExperimentId } from './policy/mlflow/default-experiment.ts';
export { reservedTags } from './policy/mlflow/reserved-tags.ts';
export { jobNameOf } from './policy/sagemaker/jobs.ts';
export type { ArtifactForm } from './policy/sagemaker/artifact-form.ts';
export type { ParameterForm } from './policy/sagemaker/parameter-form.ts';
export type { TagForm } from './policy/sagemaker/tag-form.ts';
export type { ModelPoint } from './steps/mlflow/link-metrics-to-models.ts';
export type { EntityArn } from './steps/resolve-arn.ts';
export { isUnfinished, unfinished } from './commands/command.ts';
export type { Command, Unfinished } from './commands/command.ts';
export { isOutdated } from './commands/studies/ask-trials.ts';
export type { AskedTrialsAnswer, AskTrialsInput, WaitReason } from './commands/studies/ask-trials.ts';
export type { ChangedTrial, StudyHead } from './steps/studies/study-head.ts';
export type { ReportAnswer, ReportHeadAnswer } from './answers/report.ts';
export type { StoredReport } from './queries/reports/get-report.ts';
export type { StudyAnswer, TrialAnswer } from './answers/study.ts';
export type { StudyId, StudyRow, StudyStopReason, TrialHead, TrialReportRow, TrialRow } from './entities/study.ts';
export { readParameter } from './policy/studies/read-space.ts';
export type { WholeStudy } from './queries/studies/read-study.ts';
export type { QueryImportanceDataOutput } from './queries/studies/query-importance-data.ts';
export type { TrialColumns } from './queries/studies/query-trial-columns.ts';
export { queries } from './queries/index.ts';
export type { QueryInput, QueryName, QueryOutput } from './queries/index.ts';
export type { CurveAnalysisAnswer, CurveMoment, CurveValue } from './answers/curve-analysis.ts';
export type { CurvesAnalysis } from './queries/analyze-curves.ts';
export type { BucketedSeries, MetricsAnswer } from './queries/query-metrics.ts';
export type { PointsPage } from './queries/read-points.ts';
export type { LinkedChart, SagemakerChartType } from './queries/find-linked-chart.ts';
export type { GraphEdge, GraphNode, LineageGraph } from './answers/lineage-graph.ts';
export type { LineageFilter } from './queries/query-lineage.ts';
export type { ObjectListing } from './queries/list-objects.ts';
export type { Query } from './queries/query.ts';
export type { AggregatedRunsAnswer } from './queries/aggregate-runs.ts';
export type { RunFieldsAnswer } from './queries/describe-run-fields.ts';
export type { ExportPlace, ExportedPoints, ExportPointsInput } from './queries/export-points.ts';
export type { RunTable } from './queries/export-runs.ts';
export type { RunValuesAnswer } from './queries/query-run-values.ts';
export type { RunScopeInput } from './queries/run-scope.ts';
export { valueAt } from './columns/run-value.ts';
export type { RunValue } from './columns/run-value.ts';
export type { FoundComponent } from './queries/sagemaker/search-components.ts';
export type { FoundExperiment } from './queries/sagemaker/search-sagemaker-experiments.ts';
export type { FoundTrial } from './queries/sagemaker/search-trials.ts';
export type { SagemakerSearchInput, SagemakerSearchPage } from './queries/sagemaker/search-page.ts';
export type { ArrivedPoints, ArrivedSeries } from './queries/tail-points.ts';
export type { Actor, CommandContext, QueryContext } from './context.ts';
export type {
  AssociationRow,
  AssociationType,
  EntityKind,
  Face,
  FaceDetailRow,
  FaceNameRow,
  LineageKind,
  NoteRow,
  TagRow,
  TaggedKind,
  ViewRow,
} from './entities/annotation.ts';
export type { ArtifactDirection, ArtifactKind, ArtifactRow } from './entities/artifact.ts';
export { changeKinds } from './entities/change.ts';
export type { ChangeKind, ChangeRow, NewChange } from './entities/change.ts';
export type { LineageEntityKind, LineageEntityRow, LineageStatus } from './entities/lineage-entity.ts';
export type { ExperimentRow, MetricGoal, MetricMetadataRow } from './entities/experiment.ts';
export type {
  BucketRow,
  ObjectChecksums,
  ObjectProperties,
  ObjectUploadPartRow,
  ObjectUploadRow,
  StoredObjectRow,
  UploadId,
  UploadProperties,
} from './entities/stored-object.ts';
export type { DatasetContentId, DatasetContentRow, DatasetInputRow } from './entities/dataset.ts';
export { loggedModelStatuses } from './entities/logged-model.ts';
export type {
  LoggedModelFileRow,
  LoggedModelId,
  LoggedModelMetricRow,
  LoggedModelParameterRow,
  LoggedModelRow,
  LoggedModelStatus,
  RunModelRow,
} from './entities/logged-model.ts';
export { modelApprovals, modelEventKinds, modelStages } from './entities/registered-model.ts';
export type {
  ModelAliasRow,
  ModelApproval,
  ModelEventKind,
  ModelEventRow,
  ModelStage,
  ModelVersionId,
  ModelVersionRow,
  RegisteredModelId,
  RegisteredModelRow,
} from './entities/registered-model.ts';
export { runStatuses, terminalRunStatuses } from './entities/run.ts';
export type {
  ParameterKind,
  ParameterPolicy,
  ParameterRow,
  RunGroupMemberRow,
  RunGroupRow,
  RunPauseRow,
  RunRow,
  RunStatus,
} from './entities/run.ts';
export { statistics } from './filter/ast.ts';
export type {
  AndNode,
  ArtifactField,
  AttributeField,
  BooleanLiteral,
  ComparisonNode,
  ComparisonOperator,
  ExistenceNode,
  Field,
  FilterNode,
  Literal,
  MembershipNode,
  MetricField,
  NotNode,
  NumberLiteral,
  OrNode,
  ParameterField,
  SortKey,
  Span,
  Statistic,
  TagField,
  TextLiteral,
} from './filter/ast.ts';
export type {
  CheckedAnd,
  CheckedConstant,
  CheckedElement,
  CheckedFilter,
  CheckedNot,
  CheckedOr,
  CheckedTest,
  ElementList,
  ExistenceTest,
  FlagTest,
  NumberField,
  NumberMembership,
  NumberTest,
  OrderOperator,
  PatternTest,
  TextField,
  TextMembership,
  TextTest,
} from './filter/checked-filter.ts';
export { fieldFamilies } from './filter/filter-schema.ts';
export type { AttributeType, FieldFamily, FilterSchema } from './filter/filter-schema.ts';
export { checkFilter, checkSort } from './filter/check-filter.ts';
export { compareCodePoints } from './filter/code-point-order.ts';
export { experimentFilterSchema, runFilterSchema } from './filter/entity-schemas.ts';
export { modelFilterSchema, modelVersionFilterSchema } from './filter/model-schemas.ts';
export { evaluateFilter } from './filter/evaluate-filter.ts';
export type { ArtifactValue, AttributeValue, FilterRecord, ParameterRecord } from './filter/evaluate-filter.ts';
export { fieldsOf } from './filter/fields-of.ts';
export { filterLimits } from './filter/limits.ts';
export { numberFromText } from './filter/number-from-text.ts';
export { parseField } from './filter/parse-field.ts';
export { parseFilter } from './filter/parse-filter.ts';
export { parseSort } from './filter/parse-sort.ts';
export { parseTime } from './filter/parse-time.ts';
export { printField, printFilter, printSort } from './filter/print-filter.ts';
export type { LineageReference } from './steps/lineage-nodes.ts';
export { limitPolicies } from './limits.ts';
export type { LimitPolicyName, Limits } from './limits.ts';
export type { BlobInfo, BlobStore } from './ports/blob-store.ts';
export type { LogLine, LogMatches, LogSearch, LogSlice, LogStream } from './ports/run-log.ts';
export type {
  DeletionView,
  EntitySearch,
  LoggedModelOrder,
  LoggedModelSearch,
  RunSearch,
  RunSelection,
  SearchPage,
  UsedNames,
} from './ports/search.ts';
export type { TableColumn } from './columns/table-column.ts';
export type { RunColumn, SelectedRuns } from './ports/selected-runs.ts';
export type { CallOptions, Store } from './ports/store.ts';
export type { NamedColumns, NamedLastPoints, NamedTexts, RunHead } from './ports/named-columns.ts';
export { primaryKeys } from './ports/transaction.ts';
export type { AppendedBatch, BatchFingerprint, BatchSource } from './ports/appended-batch.ts';
export type {
  DatasetUse,
  ExperimentActivity,
  FieldName,
  FindOptions,
  MetricNameSearch,
  PointsAfter,
  PrimaryKey,
  ReadTransaction,
  TableColumns,
  TableName,
  Tables,
  Transaction,
  Where,
} from './ports/transaction.ts';
