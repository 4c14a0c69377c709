export { inputShapes, operationInputs } from './generated/input-shapes.ts';
export type {
  ActionSource,
  ArtifactSource,
  BatchPutMetricsError,
  ContextSource,
  Filter,
  HyperParameterTrainingJobSummary,
  HyperParameterTuningJobConfig,
  HyperParameterTuningJobSummary,
  MetadataProperties,
  NestedFilters,
  ParameterRanges,
  QueryFilters,
  SagemakerMessages,
  SearchExpression,
  Tag,
  TrialComponentArtifact,
  TrialComponentMetricSummary,
  TrialComponentParameterValue,
  TrialComponentStatus,
  TrialComponentSummary,
  UserContext,
} from './generated/messages.ts';
export { operationNames } from './generated/operation-names.ts';
export type { InputShape } from './input-shape.ts';
export { isQueryOperation, servedOperations } from './served-operations.ts';
export type { SagemakerOperation } from './served-operations.ts';
