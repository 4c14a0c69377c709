export { mlflowEndpoints } from './generated/endpoints.ts';
export type {
  JsonDouble,
  MlflowDatasetInput,
  MlflowExperiment,
  MlflowExperimentTag,
  MlflowLoggedModel,
  MlflowLoggedModelParameter,
  MlflowMessages,
  MlflowMetric,
  MlflowModelVersion,
  MlflowParam,
  MlflowRegisteredModel,
  MlflowRun,
  MlflowRunInfo,
  MlflowRunTag,
  MlflowSearchLoggedModelsDataset,
  MlflowSearchLoggedModelsOrderBy,
} from './generated/messages.ts';
export { requestMessages, requestOf } from './generated/request-messages.ts';
export type { RequestField, RequestFieldType } from './request-field.ts';
export { isQueryOperation, servedOperations } from './served-operations.ts';
export type { MlflowOperation } from './served-operations.ts';
