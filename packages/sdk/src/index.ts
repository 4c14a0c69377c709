export { AssayError } from '@assay/base';
export type { ErrorCode, ErrorDetails } from '@assay/base';
export type { Artifact, ArtifactDirection, ParameterPolicy, RunRow, RunStatus } from '@assay/wire';
export type { Label, Labels, Scores } from './core/classified.ts';
export { createClient } from './core/client.ts';
export type { AssayClient, ClientOptions } from './core/client.ts';
export { confusionMatrix } from './core/confusion-matrix.ts';
export { DataFrame } from './core/data-frame.ts';
export type { Cell, Column } from './core/column.ts';
export type { CsvOptions } from './core/csv.ts';
export type { Download } from './core/download.ts';
export type { TailedPoints } from './core/tail-points.ts';
export type { FollowedChange } from './core/follow-changes.ts';
export type {
  ByteRange,
  CallOptions,
  OperationAnswer,
  OperationCall,
  OperationInput,
  UploadBody,
  UploadBytes,
} from './core/operation-call.ts';
export type { PointSink, RunProblem, SinkLosses } from './core/point-sink.ts';
export { precisionRecallCurves } from './core/precision-recall.ts';
export { defaultRetryPolicy, isPassing, noRetry } from './core/retry.ts';
export type { RetryPolicy } from './core/retry.ts';
export { rocCurves } from './core/roc-curve.ts';
export type { MetricStatistic } from './core/run-frame.ts';
export type { TableInput } from './core/table.ts';
export type { ArtifactOptions, DatasetOptions, FileOptions, ModelOptions } from './node/artifact-calls.ts';
export type { CaptureOptions, SystemMetricsOptions } from './node/capture/capture-options.ts';
export type { ConfusionMatrixOptions, CurveOptions, TableOptions } from './node/chart-calls.ts';
export { Config } from './node/config/config.ts';
export type { AnalysisConfig, ExperimentConfig, OptimizationConfig } from './node/config/config.ts';
export { Experiment } from './node/experiment.ts';
export type {
  CreateExperimentOptions,
  DataFrameOptions,
  DeleteExperimentOptions,
  ListExperimentsOptions,
} from './node/experiment.ts';
export { ExperimentTracker, TrackedExperiment } from './node/experiment-tracker.ts';
export type { ExperimentTrackerOptions, StartExperimentOptions } from './node/experiment-tracker.ts';
export type { ListRunsOptions } from './node/list-runs.ts';
export { loadRun } from './node/load-run.ts';
export type { LoadRunOptions } from './node/load-run.ts';
export type { FinalStatus } from './node/open-run.ts';
export { Run } from './node/run.ts';
export type { LineOptions, MetricOptions } from './node/run-recorder.ts';
export { generateRunName } from './node/run-name.ts';
export type { ExperimentReference, RunOptions } from './node/run-options.ts';
export { Session, defaultUrl } from './node/session.ts';
export type { SessionMode, SessionOptions } from './node/session.ts';
export type { Durability } from './node/spool/spool-sink.ts';
export { listSpools, syncSpool } from './node/spool/sync-spools.ts';
export type { LeftSpool, SyncOptions, SyncedSpool } from './node/spool/sync-spools.ts';
export type { WaitOptions } from './node/wait-for-end.ts';
