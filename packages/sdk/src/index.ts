export { AssayError } from '@assay/base';
export type { ErrorCode, ErrorDetails } from '@assay/base';
export type {
  Artifact,
  ArtifactDirection,
  Baseline,
  ComparedPair,
  Comparison,
  CurveAnalysis,
  CurvesAnalysis,
  ExportFormat,
  ParameterPolicy,
  RunRow,
  RunStatus,
  Verdict,
} from '@assay/wire';
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
export type { AnalyzeCurvesRequest, AnalyzedCurve, CurveAnalysisOptions } from './node/analyze-curves.ts';
export type { ArtifactOptions, DatasetOptions, FileOptions, ModelOptions } from './node/artifact-calls.ts';
export type { CaptureOptions, SystemMetricsOptions } from './node/capture/capture-options.ts';
export type { ConfusionMatrixOptions, CurveOptions, TableOptions } from './node/chart-calls.ts';
export type { BestRunRequest, CompareRequest, RunSet } from './node/compare.ts';
export { Config } from './node/config/config.ts';
export type { AnalysisConfig, ExperimentConfig, OptimizationConfig } from './node/config/config.ts';
export { Experiment } from './node/experiment.ts';
export type {
  CreateExperimentOptions,
  DataFrameOptions,
  DeleteExperimentOptions,
  ListExperimentsOptions,
} from './node/experiment.ts';
export { Export, Exports, PointExport } from './node/exports.ts';
export type { ExportFileOptions, ExportPointsOptions, ExportRunsOptions, ExportedPoint } from './node/exports.ts';
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
export type { CommandObjective, MetricDefinition } from './node/tuning/command-objective.ts';
export type { Estimator } from './node/tuning/estimator.ts';
export { HyperparameterOptimizer } from './node/tuning/hyperparameter-optimizer.ts';
export type { HyperparameterOptimizerOptions, OptimizeRequest } from './node/tuning/hyperparameter-optimizer.ts';
export { HyperparameterTuner } from './node/tuning/hyperparameter-tuner.ts';
export type { FitOptions } from './node/tuning/hyperparameter-tuner.ts';
export type { MultiAlgorithmTunerOptions } from './node/tuning/multi-algorithm.ts';
export type { Objective, TrialResult } from './node/tuning/objective.ts';
export type { OptimizeOptions } from './node/tuning/optimize.ts';
export type { TrialOutcome } from './node/tuning/run-trial.ts';
export { Study } from './node/tuning/study.ts';
export type { LoadStudyOptions, SearchSpace, ShortRange, StudyOptions, TrialRecord } from './node/tuning/study.ts';
export type { ThreadLimits, ThreadObjective } from './node/tuning/thread-trials.ts';
export { Trial, TrialPruned } from './node/tuning/trial.ts';
export type { FloatOptions } from './node/tuning/trial.ts';
export type {
  CompletionCriteria,
  HyperparameterTunerOptions,
  TuningStrategy,
  WarmStartConfig,
  WarmStartType,
} from './node/tuning/tuner-definition.ts';
export { CategoricalParameter, ContinuousParameter, IntegerParameter } from './node/tuning/tuner-ranges.ts';
export type { HyperparameterRange, ScalingType } from './node/tuning/tuner-ranges.ts';
export type { WaitOptions } from './node/wait-for-end.ts';
