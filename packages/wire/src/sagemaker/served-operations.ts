/** The operations of SageMaker's API that Assay serves, in all their semantics. Any other of the model is answered as not offered. */
export const servedOperations = [
  // Experiments, trials, trial components
  'CreateExperiment',
  'DescribeExperiment',
  'UpdateExperiment',
  'DeleteExperiment',
  'ListExperiments',
  'CreateTrial',
  'DescribeTrial',
  'UpdateTrial',
  'DeleteTrial',
  'ListTrials',
  'CreateTrialComponent',
  'DescribeTrialComponent',
  'UpdateTrialComponent',
  'DeleteTrialComponent',
  'ListTrialComponents',
  'AssociateTrialComponent',
  'DisassociateTrialComponent',
  // Search
  'Search',
  'GetSearchSuggestions',
  // Tags
  'AddTags',
  'ListTags',
  'DeleteTags',
  // Lineage
  'AddAssociation',
  'DeleteAssociation',
  'ListAssociations',
  'QueryLineage',
  'CreateArtifact',
  'DescribeArtifact',
  'UpdateArtifact',
  'DeleteArtifact',
  'ListArtifacts',
  'CreateAction',
  'DescribeAction',
  'UpdateAction',
  'DeleteAction',
  'ListActions',
  'CreateContext',
  'DescribeContext',
  'UpdateContext',
  'DeleteContext',
  'ListContexts',
  'DescribeLineageGroup',
  'ListLineageGroups',
  'GetLineageGroupPolicy',
  // Metrics
  'BatchPutMetrics',
  'BatchGetMetrics',
  // Jobs, as far as their experiment is concerned
  'DescribeTrainingJob',
  'DescribeProcessingJob',
  'DescribeTransformJob',
  // Studies, as tuning jobs
  'DescribeHyperParameterTuningJob',
  'ListHyperParameterTuningJobs',
  'ListTrainingJobsForHyperParameterTuningJob',
  'StopHyperParameterTuningJob',
] as const;

export type SagemakerOperation = (typeof servedOperations)[number];

/** True for operations that change nothing; repeating any other may need to be recognised. */
export const isQueryOperation = (operation: SagemakerOperation): boolean =>
  /^(?:Describe|List|Get|Search|Query|BatchGet)/.test(operation);
