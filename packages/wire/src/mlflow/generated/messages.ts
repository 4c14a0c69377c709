// Made from packages/wire/model by `npm run check -- generated-pages --write`. Do not edit.

/** As protobuf's JSON writes a double. */
export type JsonDouble = number | 'NaN' | 'Infinity' | '-Infinity';

export interface MlflowCreateExperiment {
  readonly name: string;
  readonly artifact_location?: string;
  readonly tags?: readonly MlflowExperimentTag[];
}

export interface MlflowCreateExperimentResponse {
  readonly experiment_id?: string;
}

export interface MlflowCreateLoggedModel {
  readonly experiment_id: string;
  readonly name?: string;
  readonly model_type?: string;
  readonly source_run_id?: string;
  readonly params?: readonly MlflowLoggedModelParameter[];
  readonly tags?: readonly MlflowLoggedModelTag[];
}

export interface MlflowCreateLoggedModelResponse {
  readonly model?: MlflowLoggedModel;
}

export interface MlflowCreateModelVersion {
  readonly name: string;
  readonly source: string;
  readonly run_id?: string;
  readonly tags?: readonly MlflowModelVersionTag[];
  readonly run_link?: string;
  readonly description?: string;
  readonly model_id?: string;
}

export interface MlflowCreateModelVersionResponse {
  readonly model_version?: MlflowModelVersion;
}

export interface MlflowCreateRegisteredModel {
  readonly name: string;
  readonly tags?: readonly MlflowRegisteredModelTag[];
  readonly description?: string;
  readonly deployment_job_id?: string;
}

export interface MlflowCreateRegisteredModelResponse {
  readonly registered_model?: MlflowRegisteredModel;
}

export interface MlflowCreateRun {
  readonly experiment_id?: string;
  readonly user_id?: string;
  readonly run_name?: string;
  readonly start_time?: number;
  readonly tags?: readonly MlflowRunTag[];
}

export interface MlflowCreateRunResponse {
  readonly run?: MlflowRun;
}

export interface MlflowDataset {
  readonly name: string;
  readonly digest: string;
  readonly source_type: string;
  readonly source: string;
  readonly schema?: string;
  readonly profile?: string;
}

export interface MlflowDatasetInput {
  readonly tags?: readonly MlflowInputTag[];
  readonly dataset: MlflowDataset;
}

export interface MlflowDatasetSummary {
  readonly experiment_id: string;
  readonly name: string;
  readonly digest: string;
  readonly context?: string;
}

export interface MlflowDeleteExperiment {
  readonly experiment_id: string;
}

export type MlflowDeleteExperimentResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteExperimentTag {
  readonly experiment_id: string;
  readonly key: string;
}

export type MlflowDeleteExperimentTagResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteLoggedModel {
  readonly model_id: string;
}

export type MlflowDeleteLoggedModelResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteLoggedModelTag {
  readonly model_id: string;
  readonly tag_key: string;
}

export type MlflowDeleteLoggedModelTagResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteModelVersion {
  readonly name: string;
  readonly version: string;
}

export type MlflowDeleteModelVersionResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteModelVersionTag {
  readonly name: string;
  readonly version: string;
  readonly key: string;
}

export type MlflowDeleteModelVersionTagResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteRegisteredModel {
  readonly name: string;
}

export type MlflowDeleteRegisteredModelResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteRegisteredModelAlias {
  readonly name: string;
  readonly alias: string;
}

export type MlflowDeleteRegisteredModelAliasResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteRegisteredModelTag {
  readonly name: string;
  readonly key: string;
}

export type MlflowDeleteRegisteredModelTagResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteRun {
  readonly run_id: string;
}

export type MlflowDeleteRunResponse = Readonly<Record<string, never>>;

export interface MlflowDeleteTag {
  readonly run_id: string;
  readonly key: string;
}

export type MlflowDeleteTagResponse = Readonly<Record<string, never>>;

export interface MlflowExperiment {
  readonly experiment_id?: string;
  readonly name?: string;
  readonly artifact_location?: string;
  readonly lifecycle_stage?: string;
  readonly last_update_time?: number;
  readonly creation_time?: number;
  readonly tags?: readonly MlflowExperimentTag[];
  readonly effective_trace_archival_retention?: string;
  readonly workspace?: string;
}

export interface MlflowExperimentTag {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowFileInfo {
  readonly path?: string;
  readonly is_dir?: boolean;
  readonly file_size?: number;
}

export interface MlflowFinalizeLoggedModel {
  readonly model_id: string;
  readonly status: 'LOGGED_MODEL_STATUS_UNSPECIFIED' | 'LOGGED_MODEL_PENDING' | 'LOGGED_MODEL_READY' | 'LOGGED_MODEL_UPLOAD_FAILED';
}

export interface MlflowFinalizeLoggedModelResponse {
  readonly model?: MlflowLoggedModel;
}

export interface MlflowGetExperiment {
  readonly experiment_id: string;
}

export interface MlflowGetExperimentResponse {
  readonly experiment?: MlflowExperiment;
}

export interface MlflowGetExperimentByName {
  readonly experiment_name: string;
}

export interface MlflowGetExperimentByNameResponse {
  readonly experiment?: MlflowExperiment;
}

export interface MlflowGetLatestVersions {
  readonly name: string;
  readonly stages?: readonly string[];
}

export interface MlflowGetLatestVersionsResponse {
  readonly model_versions?: readonly MlflowModelVersion[];
}

export interface MlflowGetLoggedModel {
  readonly model_id: string;
}

export interface MlflowGetLoggedModelResponse {
  readonly model?: MlflowLoggedModel;
}

export interface MlflowGetMetricHistory {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly metric_key: string;
  readonly page_token?: string;
  readonly max_results?: number;
}

export interface MlflowGetMetricHistoryResponse {
  readonly metrics?: readonly MlflowMetric[];
  readonly next_page_token?: string;
}

export interface MlflowGetMetricHistoryBulkInterval {
  readonly run_ids?: readonly string[];
  readonly metric_key: string;
  readonly start_step?: number;
  readonly end_step?: number;
  readonly max_results?: number;
}

export interface MlflowGetMetricHistoryBulkIntervalResponse {
  readonly metrics?: readonly MlflowMetricWithRunId[];
}

export interface MlflowGetModelVersion {
  readonly name: string;
  readonly version: string;
}

export interface MlflowGetModelVersionResponse {
  readonly model_version?: MlflowModelVersion;
}

export interface MlflowGetModelVersionByAlias {
  readonly name: string;
  readonly alias: string;
}

export interface MlflowGetModelVersionByAliasResponse {
  readonly model_version?: MlflowModelVersion;
}

export interface MlflowGetModelVersionDownloadUri {
  readonly name: string;
  readonly version: string;
}

export interface MlflowGetModelVersionDownloadUriResponse {
  readonly artifact_uri?: string;
}

export interface MlflowGetRegisteredModel {
  readonly name: string;
}

export interface MlflowGetRegisteredModelResponse {
  readonly registered_model?: MlflowRegisteredModel;
}

export interface MlflowGetRun {
  readonly run_id?: string;
  readonly run_uuid?: string;
}

export interface MlflowGetRunResponse {
  readonly run?: MlflowRun;
}

export interface MlflowInputTag {
  readonly key: string;
  readonly value: string;
}

export interface MlflowListArtifacts {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly path?: string;
  readonly page_token?: string;
}

export interface MlflowListArtifactsResponse {
  readonly root_uri?: string;
  readonly files?: readonly MlflowFileInfo[];
  readonly next_page_token?: string;
}

export interface MlflowListLoggedModelArtifacts {
  readonly model_id: string;
  readonly artifact_directory_path?: string;
  readonly page_token?: string;
}

export interface MlflowListLoggedModelArtifactsResponse {
  readonly root_uri?: string;
  readonly files?: readonly MlflowFileInfo[];
  readonly next_page_token?: string;
}

export interface MlflowLogBatch {
  readonly run_id?: string;
  readonly metrics?: readonly MlflowMetric[];
  readonly params?: readonly MlflowParam[];
  readonly tags?: readonly MlflowRunTag[];
}

export type MlflowLogBatchResponse = Readonly<Record<string, never>>;

export interface MlflowLogInputs {
  readonly run_id: string;
  readonly datasets?: readonly MlflowDatasetInput[];
  readonly models?: readonly MlflowModelInput[];
}

export type MlflowLogInputsResponse = Readonly<Record<string, never>>;

export interface MlflowLogLoggedModelParamsRequest {
  readonly model_id: string;
  readonly params?: readonly MlflowLoggedModelParameter[];
}

export type MlflowLogLoggedModelParamsRequestResponse = Readonly<Record<string, never>>;

export interface MlflowLogMetric {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly key: string;
  readonly value: JsonDouble;
  readonly timestamp: number;
  readonly step?: number;
  readonly model_id?: string;
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
}

export type MlflowLogMetricResponse = Readonly<Record<string, never>>;

export interface MlflowLogModel {
  readonly run_id?: string;
  readonly model_json?: string;
}

export type MlflowLogModelResponse = Readonly<Record<string, never>>;

export interface MlflowLogOutputs {
  readonly run_id: string;
  readonly models?: readonly MlflowModelOutput[];
}

export type MlflowLogOutputsResponse = Readonly<Record<string, never>>;

export interface MlflowLogParam {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly key: string;
  readonly value: string;
}

export type MlflowLogParamResponse = Readonly<Record<string, never>>;

export interface MlflowLoggedModel {
  readonly info?: MlflowLoggedModelInfo;
  readonly data?: MlflowLoggedModelData;
}

export interface MlflowLoggedModelData {
  readonly params?: readonly MlflowLoggedModelParameter[];
  readonly metrics?: readonly MlflowMetric[];
}

export interface MlflowLoggedModelInfo {
  readonly model_id?: string;
  readonly experiment_id?: string;
  readonly name?: string;
  readonly creation_timestamp_ms?: number;
  readonly last_updated_timestamp_ms?: number;
  readonly artifact_uri?: string;
  readonly status?: 'LOGGED_MODEL_STATUS_UNSPECIFIED' | 'LOGGED_MODEL_PENDING' | 'LOGGED_MODEL_READY' | 'LOGGED_MODEL_UPLOAD_FAILED';
  readonly creator_id?: number;
  readonly model_type?: string;
  readonly source_run_id?: string;
  readonly status_message?: string;
  readonly tags?: readonly MlflowLoggedModelTag[];
  readonly registrations?: readonly MlflowLoggedModelRegistrationInfo[];
}

export interface MlflowLoggedModelParameter {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowLoggedModelRegistrationInfo {
  readonly name?: string;
  readonly version?: string;
}

export interface MlflowLoggedModelTag {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowMetric {
  readonly key?: string;
  readonly value?: JsonDouble;
  readonly timestamp?: number;
  readonly step?: number;
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
  readonly model_id?: string;
  readonly run_id?: string;
}

export interface MlflowMetricWithRunId {
  readonly key?: string;
  readonly value?: JsonDouble;
  readonly timestamp?: number;
  readonly step?: number;
  readonly run_id?: string;
}

export interface MlflowModelInput {
  readonly model_id: string;
}

export interface MlflowModelMetric {
  readonly key?: string;
  readonly value?: JsonDouble;
  readonly timestamp?: number;
  readonly step?: number;
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
  readonly model_id?: string;
  readonly run_id?: string;
}

export interface MlflowModelOutput {
  readonly model_id: string;
  readonly step: number;
}

export interface MlflowModelParam {
  readonly name?: string;
  readonly value?: string;
}

export interface MlflowModelVersion {
  readonly name?: string;
  readonly version?: string;
  readonly creation_timestamp?: number;
  readonly last_updated_timestamp?: number;
  readonly user_id?: string;
  readonly current_stage?: string;
  readonly description?: string;
  readonly source?: string;
  readonly run_id?: string;
  readonly status?: 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION' | 'READY';
  readonly status_message?: string;
  readonly tags?: readonly MlflowModelVersionTag[];
  readonly run_link?: string;
  readonly aliases?: readonly string[];
  readonly model_id?: string;
  readonly model_params?: readonly MlflowModelParam[];
  readonly model_metrics?: readonly MlflowModelMetric[];
  readonly deployment_job_state?: MlflowModelVersionDeploymentJobState;
}

export interface MlflowModelVersionDeploymentJobState {
  readonly job_id?: string;
  readonly run_id?: string;
  readonly job_state?: 'DEPLOYMENT_JOB_CONNECTION_STATE_UNSPECIFIED' | 'NOT_SET_UP' | 'CONNECTED' | 'NOT_FOUND' | 'REQUIRED_PARAMETERS_CHANGED';
  readonly run_state?: 'DEPLOYMENT_JOB_RUN_STATE_UNSPECIFIED' | 'NO_VALID_DEPLOYMENT_JOB_FOUND' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'PENDING' | 'APPROVAL';
  readonly current_task_name?: string;
}

export interface MlflowModelVersionTag {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowParam {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowRegisteredModel {
  readonly name?: string;
  readonly creation_timestamp?: number;
  readonly last_updated_timestamp?: number;
  readonly user_id?: string;
  readonly description?: string;
  readonly latest_versions?: readonly MlflowModelVersion[];
  readonly tags?: readonly MlflowRegisteredModelTag[];
  readonly aliases?: readonly MlflowRegisteredModelAlias[];
  readonly deployment_job_id?: string;
  readonly deployment_job_state?: 'DEPLOYMENT_JOB_CONNECTION_STATE_UNSPECIFIED' | 'NOT_SET_UP' | 'CONNECTED' | 'NOT_FOUND' | 'REQUIRED_PARAMETERS_CHANGED';
}

export interface MlflowRegisteredModelAlias {
  readonly alias?: string;
  readonly version?: string;
}

export interface MlflowRegisteredModelTag {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowRenameRegisteredModel {
  readonly name: string;
  readonly new_name?: string;
}

export interface MlflowRenameRegisteredModelResponse {
  readonly registered_model?: MlflowRegisteredModel;
}

export interface MlflowRestoreExperiment {
  readonly experiment_id: string;
}

export type MlflowRestoreExperimentResponse = Readonly<Record<string, never>>;

export interface MlflowRestoreRun {
  readonly run_id: string;
}

export type MlflowRestoreRunResponse = Readonly<Record<string, never>>;

export interface MlflowRun {
  readonly info?: MlflowRunInfo;
  readonly data?: MlflowRunData;
  readonly inputs?: MlflowRunInputs;
  readonly outputs?: MlflowRunOutputs;
}

export interface MlflowRunData {
  readonly metrics?: readonly MlflowMetric[];
  readonly params?: readonly MlflowParam[];
  readonly tags?: readonly MlflowRunTag[];
}

export interface MlflowRunInfo {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly run_name?: string;
  readonly experiment_id?: string;
  readonly user_id?: string;
  readonly status?: 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED';
  readonly start_time?: number;
  readonly end_time?: number;
  readonly artifact_uri?: string;
  readonly lifecycle_stage?: string;
}

export interface MlflowRunInputs {
  readonly dataset_inputs?: readonly MlflowDatasetInput[];
  readonly model_inputs?: readonly MlflowModelInput[];
}

export interface MlflowRunOutputs {
  readonly model_outputs?: readonly MlflowModelOutput[];
}

export interface MlflowRunTag {
  readonly key?: string;
  readonly value?: string;
}

export interface MlflowSearchDatasets {
  readonly experiment_ids?: readonly string[];
}

export interface MlflowSearchDatasetsResponse {
  readonly dataset_summaries?: readonly MlflowDatasetSummary[];
}

export interface MlflowSearchExperiments {
  readonly max_results?: number;
  readonly page_token?: string;
  readonly filter?: string;
  readonly order_by?: readonly string[];
  readonly view_type?: 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL';
}

export interface MlflowSearchExperimentsResponse {
  readonly experiments?: readonly MlflowExperiment[];
  readonly next_page_token?: string;
}

export interface MlflowSearchLoggedModels {
  readonly experiment_ids?: readonly string[];
  readonly filter?: string;
  readonly datasets?: readonly MlflowSearchLoggedModelsDataset[];
  readonly max_results?: number;
  readonly order_by?: readonly MlflowSearchLoggedModelsOrderBy[];
  readonly page_token?: string;
}

export interface MlflowSearchLoggedModelsDataset {
  readonly dataset_name: string;
  readonly dataset_digest?: string;
}

export interface MlflowSearchLoggedModelsOrderBy {
  readonly field_name: string;
  readonly ascending?: boolean;
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
}

export interface MlflowSearchLoggedModelsResponse {
  readonly models?: readonly MlflowLoggedModel[];
  readonly next_page_token?: string;
}

export interface MlflowSearchModelVersions {
  readonly filter?: string;
  readonly max_results?: number;
  readonly order_by?: readonly string[];
  readonly page_token?: string;
}

export interface MlflowSearchModelVersionsResponse {
  readonly model_versions?: readonly MlflowModelVersion[];
  readonly next_page_token?: string;
}

export interface MlflowSearchRegisteredModels {
  readonly filter?: string;
  readonly max_results?: number;
  readonly order_by?: readonly string[];
  readonly page_token?: string;
}

export interface MlflowSearchRegisteredModelsResponse {
  readonly registered_models?: readonly MlflowRegisteredModel[];
  readonly next_page_token?: string;
}

export interface MlflowSearchRuns {
  readonly experiment_ids?: readonly string[];
  readonly filter?: string;
  readonly run_view_type?: 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL';
  readonly max_results?: number;
  readonly order_by?: readonly string[];
  readonly page_token?: string;
}

export interface MlflowSearchRunsResponse {
  readonly runs?: readonly MlflowRun[];
  readonly next_page_token?: string;
}

export interface MlflowSetExperimentTag {
  readonly experiment_id: string;
  readonly key: string;
  readonly value: string;
}

export type MlflowSetExperimentTagResponse = Readonly<Record<string, never>>;

export interface MlflowSetLoggedModelTags {
  readonly model_id: string;
  readonly tags?: readonly MlflowLoggedModelTag[];
}

export interface MlflowSetLoggedModelTagsResponse {
  readonly model?: MlflowLoggedModel;
}

export interface MlflowSetModelVersionTag {
  readonly name: string;
  readonly version: string;
  readonly key: string;
  readonly value: string;
}

export type MlflowSetModelVersionTagResponse = Readonly<Record<string, never>>;

export interface MlflowSetRegisteredModelAlias {
  readonly name: string;
  readonly alias: string;
  readonly version: string;
}

export type MlflowSetRegisteredModelAliasResponse = Readonly<Record<string, never>>;

export interface MlflowSetRegisteredModelTag {
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

export type MlflowSetRegisteredModelTagResponse = Readonly<Record<string, never>>;

export interface MlflowSetTag {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly key: string;
  readonly value: string;
}

export type MlflowSetTagResponse = Readonly<Record<string, never>>;

export interface MlflowTransitionModelVersionStage {
  readonly name: string;
  readonly version: string;
  readonly stage: string;
  readonly archive_existing_versions: boolean;
}

export interface MlflowTransitionModelVersionStageResponse {
  readonly model_version?: MlflowModelVersion;
}

export interface MlflowUpdateExperiment {
  readonly experiment_id: string;
  readonly new_name?: string;
}

export type MlflowUpdateExperimentResponse = Readonly<Record<string, never>>;

export interface MlflowUpdateModelVersion {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
}

export interface MlflowUpdateModelVersionResponse {
  readonly model_version?: MlflowModelVersion;
}

export interface MlflowUpdateRegisteredModel {
  readonly name: string;
  readonly description?: string;
  readonly deployment_job_id?: string;
}

export interface MlflowUpdateRegisteredModelResponse {
  readonly registered_model?: MlflowRegisteredModel;
}

export interface MlflowUpdateRun {
  readonly run_id?: string;
  readonly run_uuid?: string;
  readonly status?: 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED';
  readonly end_time?: number;
  readonly run_name?: string;
}

export interface MlflowUpdateRunResponse {
  readonly run_info?: MlflowRunInfo;
}

export interface MlflowartifactsAbortMultipartUpload {
  readonly path?: string;
  readonly upload_id?: string;
}

export type MlflowartifactsAbortMultipartUploadResponse = Readonly<Record<string, never>>;

export interface MlflowartifactsCompleteMultipartUpload {
  readonly path?: string;
  readonly upload_id?: string;
  readonly parts?: readonly MlflowartifactsMultipartUploadPart[];
}

export type MlflowartifactsCompleteMultipartUploadResponse = Readonly<Record<string, never>>;

export interface MlflowartifactsCreateMultipartUpload {
  readonly path?: string;
  readonly num_parts?: number;
}

export interface MlflowartifactsCreateMultipartUploadResponse {
  readonly upload_id?: string;
  readonly credentials?: readonly MlflowartifactsMultipartUploadCredential[];
}

export type MlflowartifactsDeleteArtifact = Readonly<Record<string, never>>;

export type MlflowartifactsDeleteArtifactResponse = Readonly<Record<string, never>>;

export type MlflowartifactsDownloadArtifact = Readonly<Record<string, never>>;

export type MlflowartifactsDownloadArtifactResponse = Readonly<Record<string, never>>;

export interface MlflowartifactsFileInfo {
  readonly path?: string;
  readonly is_dir?: boolean;
  readonly file_size?: number;
}

export interface MlflowartifactsListArtifacts {
  readonly path?: string;
}

export interface MlflowartifactsListArtifactsResponse {
  readonly files?: readonly MlflowartifactsFileInfo[];
}

export interface MlflowartifactsMultipartUploadCredential {
  readonly url?: string;
  readonly part_number?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MlflowartifactsMultipartUploadPart {
  readonly part_number?: number;
  readonly etag?: string;
  readonly url?: string;
}

export type MlflowartifactsUploadArtifact = Readonly<Record<string, never>>;

export type MlflowartifactsUploadArtifactResponse = Readonly<Record<string, never>>;

/**
 * Request and answer of every served operation. A double of a request is a number whatever it is; in an answer it is written as
 * protobuf's JSON has it.
 */
export interface MlflowMessages {
  'createExperiment': { input: MlflowCreateExperiment; output: MlflowCreateExperimentResponse };
  'getExperiment': { input: MlflowGetExperiment; output: MlflowGetExperimentResponse };
  'getExperimentByName': { input: MlflowGetExperimentByName; output: MlflowGetExperimentByNameResponse };
  'searchExperiments': { input: MlflowSearchExperiments; output: MlflowSearchExperimentsResponse };
  'updateExperiment': { input: MlflowUpdateExperiment; output: MlflowUpdateExperimentResponse };
  'deleteExperiment': { input: MlflowDeleteExperiment; output: MlflowDeleteExperimentResponse };
  'restoreExperiment': { input: MlflowRestoreExperiment; output: MlflowRestoreExperimentResponse };
  'setExperimentTag': { input: MlflowSetExperimentTag; output: MlflowSetExperimentTagResponse };
  'deleteExperimentTag': { input: MlflowDeleteExperimentTag; output: MlflowDeleteExperimentTagResponse };
  'searchDatasets': { input: MlflowSearchDatasets; output: MlflowSearchDatasetsResponse };
  'createRun': { input: MlflowCreateRun; output: MlflowCreateRunResponse };
  'getRun': { input: MlflowGetRun; output: MlflowGetRunResponse };
  'updateRun': { input: MlflowUpdateRun; output: MlflowUpdateRunResponse };
  'deleteRun': { input: MlflowDeleteRun; output: MlflowDeleteRunResponse };
  'restoreRun': { input: MlflowRestoreRun; output: MlflowRestoreRunResponse };
  'searchRuns': { input: MlflowSearchRuns; output: MlflowSearchRunsResponse };
  'logMetric': { input: MlflowLogMetric; output: MlflowLogMetricResponse };
  'logParam': { input: MlflowLogParam; output: MlflowLogParamResponse };
  'logBatch': { input: MlflowLogBatch; output: MlflowLogBatchResponse };
  'logModel': { input: MlflowLogModel; output: MlflowLogModelResponse };
  'logInputs': { input: MlflowLogInputs; output: MlflowLogInputsResponse };
  'logOutputs': { input: MlflowLogOutputs; output: MlflowLogOutputsResponse };
  'setTag': { input: MlflowSetTag; output: MlflowSetTagResponse };
  'deleteTag': { input: MlflowDeleteTag; output: MlflowDeleteTagResponse };
  'getMetricHistory': { input: MlflowGetMetricHistory; output: MlflowGetMetricHistoryResponse };
  'getMetricHistoryBulkInterval': { input: MlflowGetMetricHistoryBulkInterval; output: MlflowGetMetricHistoryBulkIntervalResponse };
  'listArtifacts': { input: MlflowListArtifacts; output: MlflowListArtifactsResponse };
  'artifacts.listArtifacts': { input: MlflowartifactsListArtifacts; output: MlflowartifactsListArtifactsResponse };
  'artifacts.downloadArtifact': { input: MlflowartifactsDownloadArtifact; output: MlflowartifactsDownloadArtifactResponse };
  'artifacts.uploadArtifact': { input: MlflowartifactsUploadArtifact; output: MlflowartifactsUploadArtifactResponse };
  'artifacts.deleteArtifact': { input: MlflowartifactsDeleteArtifact; output: MlflowartifactsDeleteArtifactResponse };
  'artifacts.createMultipartUpload': { input: MlflowartifactsCreateMultipartUpload; output: MlflowartifactsCreateMultipartUploadResponse };
  'artifacts.completeMultipartUpload': { input: MlflowartifactsCompleteMultipartUpload; output: MlflowartifactsCompleteMultipartUploadResponse };
  'artifacts.abortMultipartUpload': { input: MlflowartifactsAbortMultipartUpload; output: MlflowartifactsAbortMultipartUploadResponse };
  'createLoggedModel': { input: MlflowCreateLoggedModel; output: MlflowCreateLoggedModelResponse };
  'getLoggedModel': { input: MlflowGetLoggedModel; output: MlflowGetLoggedModelResponse };
  'finalizeLoggedModel': { input: MlflowFinalizeLoggedModel; output: MlflowFinalizeLoggedModelResponse };
  'deleteLoggedModel': { input: MlflowDeleteLoggedModel; output: MlflowDeleteLoggedModelResponse };
  'searchLoggedModels': { input: MlflowSearchLoggedModels; output: MlflowSearchLoggedModelsResponse };
  'setLoggedModelTags': { input: MlflowSetLoggedModelTags; output: MlflowSetLoggedModelTagsResponse };
  'deleteLoggedModelTag': { input: MlflowDeleteLoggedModelTag; output: MlflowDeleteLoggedModelTagResponse };
  'logLoggedModelParams': { input: MlflowLogLoggedModelParamsRequest; output: MlflowLogLoggedModelParamsRequestResponse };
  'listLoggedModelArtifacts': { input: MlflowListLoggedModelArtifacts; output: MlflowListLoggedModelArtifactsResponse };
  'createRegisteredModel': { input: MlflowCreateRegisteredModel; output: MlflowCreateRegisteredModelResponse };
  'getRegisteredModel': { input: MlflowGetRegisteredModel; output: MlflowGetRegisteredModelResponse };
  'renameRegisteredModel': { input: MlflowRenameRegisteredModel; output: MlflowRenameRegisteredModelResponse };
  'updateRegisteredModel': { input: MlflowUpdateRegisteredModel; output: MlflowUpdateRegisteredModelResponse };
  'deleteRegisteredModel': { input: MlflowDeleteRegisteredModel; output: MlflowDeleteRegisteredModelResponse };
  'searchRegisteredModels': { input: MlflowSearchRegisteredModels; output: MlflowSearchRegisteredModelsResponse };
  'getLatestVersions': { input: MlflowGetLatestVersions; output: MlflowGetLatestVersionsResponse };
  'setRegisteredModelTag': { input: MlflowSetRegisteredModelTag; output: MlflowSetRegisteredModelTagResponse };
  'deleteRegisteredModelTag': { input: MlflowDeleteRegisteredModelTag; output: MlflowDeleteRegisteredModelTagResponse };
  'setRegisteredModelAlias': { input: MlflowSetRegisteredModelAlias; output: MlflowSetRegisteredModelAliasResponse };
  'deleteRegisteredModelAlias': { input: MlflowDeleteRegisteredModelAlias; output: MlflowDeleteRegisteredModelAliasResponse };
  'getModelVersionByAlias': { input: MlflowGetModelVersionByAlias; output: MlflowGetModelVersionByAliasResponse };
  'createModelVersion': { input: MlflowCreateModelVersion; output: MlflowCreateModelVersionResponse };
  'getModelVersion': { input: MlflowGetModelVersion; output: MlflowGetModelVersionResponse };
  'updateModelVersion': { input: MlflowUpdateModelVersion; output: MlflowUpdateModelVersionResponse };
  'transitionModelVersionStage': { input: MlflowTransitionModelVersionStage; output: MlflowTransitionModelVersionStageResponse };
  'deleteModelVersion': { input: MlflowDeleteModelVersion; output: MlflowDeleteModelVersionResponse };
  'searchModelVersions': { input: MlflowSearchModelVersions; output: MlflowSearchModelVersionsResponse };
  'getModelVersionDownloadUri': { input: MlflowGetModelVersionDownloadUri; output: MlflowGetModelVersionDownloadUriResponse };
  'setModelVersionTag': { input: MlflowSetModelVersionTag; output: MlflowSetModelVersionTagResponse };
  'deleteModelVersionTag': { input: MlflowDeleteModelVersionTag; output: MlflowDeleteModelVersionTagResponse };
}
