/** The operations of MLflow's API that Assay serves, in all their semantics. Any other of the model is answered as not offered. */
export const servedOperations = [
  // Experiments
  'createExperiment',
  'getExperiment',
  'getExperimentByName',
  'searchExperiments',
  'updateExperiment',
  'deleteExperiment',
  'restoreExperiment',
  'setExperimentTag',
  'deleteExperimentTag',
  'searchDatasets',
  // Runs
  'createRun',
  'getRun',
  'updateRun',
  'deleteRun',
  'restoreRun',
  'searchRuns',
  'logMetric',
  'logParam',
  'logBatch',
  'logModel',
  'logInputs',
  'logOutputs',
  'setTag',
  'deleteTag',
  // Metrics
  'getMetricHistory',
  'getMetricHistoryBulkInterval',
  // Artifacts
  'listArtifacts',
  'artifacts.listArtifacts',
  'artifacts.downloadArtifact',
  'artifacts.uploadArtifact',
  'artifacts.deleteArtifact',
  'artifacts.createMultipartUpload',
  'artifacts.completeMultipartUpload',
  'artifacts.abortMultipartUpload',
  // Logged models
  'createLoggedModel',
  'getLoggedModel',
  'finalizeLoggedModel',
  'deleteLoggedModel',
  'searchLoggedModels',
  'setLoggedModelTags',
  'deleteLoggedModelTag',
  'logLoggedModelParams',
  'listLoggedModelArtifacts',
  // Registry
  'createRegisteredModel',
  'getRegisteredModel',
  'renameRegisteredModel',
  'updateRegisteredModel',
  'deleteRegisteredModel',
  'searchRegisteredModels',
  'getLatestVersions',
  'setRegisteredModelTag',
  'deleteRegisteredModelTag',
  'setRegisteredModelAlias',
  'deleteRegisteredModelAlias',
  'getModelVersionByAlias',
  'createModelVersion',
  'getModelVersion',
  'updateModelVersion',
  'transitionModelVersionStage',
  'deleteModelVersion',
  'searchModelVersions',
  'getModelVersionDownloadUri',
  'setModelVersionTag',
  'deleteModelVersionTag',
] as const;

export type MlflowOperation = (typeof servedOperations)[number];

/** True for operations that change nothing. */
export const isQueryOperation = (operation: MlflowOperation): boolean =>
  /^(?:artifacts\.)?(?:get|search|list|download)/.test(operation);
