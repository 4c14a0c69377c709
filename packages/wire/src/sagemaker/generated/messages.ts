// Made from packages/wire/model by `npm run check -- generated-pages --write`. Do not edit.

export interface ActionSource {
  readonly SourceUri: string;
  readonly SourceType?: string;
  readonly SourceId?: string;
}

export interface ActionSummary {
  readonly ActionArn?: string;
  readonly ActionName?: string;
  readonly Source?: ActionSource;
  readonly ActionType?: string;
  readonly Status?: 'Unknown' | 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface AddAssociationRequest {
  readonly SourceArn: string;
  readonly DestinationArn: string;
  readonly AssociationType?: 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';
}

export interface AddAssociationResponse {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
}

export interface AddTagsInput {
  readonly ResourceArn: string;
  readonly Tags: readonly Tag[];
}

export interface AddTagsOutput {
  readonly Tags?: readonly Tag[];
}

export interface ArtifactSource {
  readonly SourceUri: string;
  readonly SourceTypes?: readonly ArtifactSourceType[];
}

export interface ArtifactSourceType {
  readonly SourceIdType: 'MD5Hash' | 'S3ETag' | 'S3Version' | 'Custom';
  readonly Value: string;
}

export interface ArtifactSummary {
  readonly ArtifactArn?: string;
  readonly ArtifactName?: string;
  readonly Source?: ArtifactSource;
  readonly ArtifactType?: string;
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface AssociateTrialComponentRequest {
  readonly TrialComponentName: string;
  readonly TrialName: string;
}

export interface AssociateTrialComponentResponse {
  readonly TrialComponentArn?: string;
  readonly TrialArn?: string;
}

export interface AssociationSummary {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
  readonly SourceType?: string;
  readonly DestinationType?: string;
  readonly AssociationType?: 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';
  readonly SourceName?: string;
  readonly DestinationName?: string;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
}

export interface AutoParameter {
  readonly Name: string;
  readonly ValueHint: string;
}

export interface Autotune {
  readonly Mode: 'Enabled';
}

export interface BestObjectiveNotImproving {
  readonly MaxNumberOfTrainingJobsNotImproving?: number;
}

export interface CategoricalParameterRange {
  readonly Name: string;
  readonly Values: readonly string[];
}

export interface Channel {
  readonly ChannelName: string;
  readonly DataSource: DataSource;
  readonly ContentType?: string;
  readonly CompressionType?: 'None' | 'Gzip';
  readonly RecordWrapperType?: 'None' | 'RecordIO';
  readonly InputMode?: 'Pipe' | 'File' | 'FastFile';
  readonly ShuffleConfig?: ShuffleConfig;
}

export interface CheckpointConfig {
  readonly S3Uri: string;
  readonly LocalPath?: string;
}

export interface ContextSource {
  readonly SourceUri: string;
  readonly SourceType?: string;
  readonly SourceId?: string;
}

export interface ContextSummary {
  readonly ContextArn?: string;
  readonly ContextName?: string;
  readonly Source?: ContextSource;
  readonly ContextType?: string;
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface ContinuousParameterRange {
  readonly Name: string;
  readonly MinValue: string;
  readonly MaxValue: string;
  readonly ScalingType?: 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';
}

export interface ConvergenceDetected {
  readonly CompleteOnConvergence?: 'Disabled' | 'Enabled';
}

export interface CreateActionRequest {
  readonly ActionName: string;
  readonly Source: ActionSource;
  readonly ActionType: string;
  readonly Description?: string;
  readonly Status?: 'Unknown' | 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  readonly Properties?: Readonly<Record<string, string>>;
  readonly MetadataProperties?: MetadataProperties;
  readonly Tags?: readonly Tag[];
}

export interface CreateActionResponse {
  readonly ActionArn?: string;
}

export interface CreateArtifactRequest {
  readonly ArtifactName?: string;
  readonly Source: ArtifactSource;
  readonly ArtifactType: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly MetadataProperties?: MetadataProperties;
  readonly Tags?: readonly Tag[];
}

export interface CreateArtifactResponse {
  readonly ArtifactArn?: string;
}

export interface CreateContextRequest {
  readonly ContextName: string;
  readonly Source: ContextSource;
  readonly ContextType: string;
  readonly Description?: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly Tags?: readonly Tag[];
}

export interface CreateContextResponse {
  readonly ContextArn?: string;
}

export interface CreateExperimentRequest {
  readonly ExperimentName: string;
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateExperimentResponse {
  readonly ExperimentArn?: string;
}

export interface CreateTrialComponentRequest {
  readonly TrialComponentName: string;
  readonly DisplayName?: string;
  readonly Status?: TrialComponentStatus;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly Parameters?: Readonly<Record<string, TrialComponentParameterValue>>;
  readonly InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly MetadataProperties?: MetadataProperties;
  readonly Tags?: readonly Tag[];
}

export interface CreateTrialComponentResponse {
  readonly TrialComponentArn?: string;
}

export interface CreateTrialRequest {
  readonly TrialName: string;
  readonly DisplayName?: string;
  readonly ExperimentName: string;
  readonly MetadataProperties?: MetadataProperties;
  readonly Tags?: readonly Tag[];
}

export interface CreateTrialResponse {
  readonly TrialArn?: string;
}

export interface DataSource {
  readonly S3DataSource?: S3DataSource;
  readonly FileSystemDataSource?: FileSystemDataSource;
  readonly DatasetSource?: DatasetSource;
}

export interface DatasetSource {
  readonly DatasetArn: string;
}

export interface DeleteActionRequest {
  readonly ActionName: string;
}

export interface DeleteActionResponse {
  readonly ActionArn?: string;
}

export interface DeleteArtifactRequest {
  readonly ArtifactArn?: string;
  readonly Source?: ArtifactSource;
}

export interface DeleteArtifactResponse {
  readonly ArtifactArn?: string;
}

export interface DeleteAssociationRequest {
  readonly SourceArn: string;
  readonly DestinationArn: string;
}

export interface DeleteAssociationResponse {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
}

export interface DeleteContextRequest {
  readonly ContextName: string;
}

export interface DeleteContextResponse {
  readonly ContextArn?: string;
}

export interface DeleteExperimentRequest {
  readonly ExperimentName: string;
}

export interface DeleteExperimentResponse {
  readonly ExperimentArn?: string;
}

export interface DeleteTagsInput {
  readonly ResourceArn: string;
  readonly TagKeys: readonly string[];
}

export type DeleteTagsOutput = Readonly<Record<string, never>>;

export interface DeleteTrialComponentRequest {
  readonly TrialComponentName: string;
}

export interface DeleteTrialComponentResponse {
  readonly TrialComponentArn?: string;
}

export interface DeleteTrialRequest {
  readonly TrialName: string;
}

export interface DeleteTrialResponse {
  readonly TrialArn?: string;
}

export interface DescribeActionRequest {
  readonly ActionName: string;
}

export interface DescribeActionResponse {
  readonly ActionName?: string;
  readonly ActionArn?: string;
  readonly Source?: ActionSource;
  readonly ActionType?: string;
  readonly Description?: string;
  readonly Status?: 'Unknown' | 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  readonly Properties?: Readonly<Record<string, string>>;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
  readonly MetadataProperties?: MetadataProperties;
  readonly LineageGroupArn?: string;
}

export interface DescribeArtifactRequest {
  readonly ArtifactArn: string;
}

export interface DescribeArtifactResponse {
  readonly ArtifactName?: string;
  readonly ArtifactArn?: string;
  readonly Source?: ArtifactSource;
  readonly ArtifactType?: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
  readonly MetadataProperties?: MetadataProperties;
  readonly LineageGroupArn?: string;
}

export interface DescribeContextRequest {
  readonly ContextName: string;
}

export interface DescribeContextResponse {
  readonly ContextName?: string;
  readonly ContextArn?: string;
  readonly Source?: ContextSource;
  readonly ContextType?: string;
  readonly Description?: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
  readonly LineageGroupArn?: string;
}

export interface DescribeExperimentRequest {
  readonly ExperimentName: string;
}

export interface DescribeExperimentResponse {
  readonly ExperimentName?: string;
  readonly ExperimentArn?: string;
  readonly DisplayName?: string;
  readonly Source?: ExperimentSource;
  readonly Description?: string;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
}

export interface DescribeHyperParameterTuningJobRequest {
  readonly HyperParameterTuningJobName: string;
}

export interface DescribeHyperParameterTuningJobResponse {
  readonly HyperParameterTuningJobName: string;
  readonly HyperParameterTuningJobArn: string;
  readonly HyperParameterTuningJobConfig: HyperParameterTuningJobConfig;
  readonly TrainingJobDefinition?: HyperParameterTrainingJobDefinition;
  readonly TrainingJobDefinitions?: readonly HyperParameterTrainingJobDefinition[];
  readonly HyperParameterTuningJobStatus: 'Completed' | 'InProgress' | 'Failed' | 'Stopped' | 'Stopping' | 'Deleting' | 'DeleteFailed';
  readonly CreationTime: number;
  readonly HyperParameterTuningEndTime?: number;
  readonly LastModifiedTime?: number;
  readonly TrainingJobStatusCounters: TrainingJobStatusCounters;
  readonly ObjectiveStatusCounters: ObjectiveStatusCounters;
  readonly BestTrainingJob?: HyperParameterTrainingJobSummary;
  readonly OverallBestTrainingJob?: HyperParameterTrainingJobSummary;
  readonly WarmStartConfig?: HyperParameterTuningJobWarmStartConfig;
  readonly Autotune?: Autotune;
  readonly FailureReason?: string;
  readonly TuningJobCompletionDetails?: HyperParameterTuningJobCompletionDetails;
  readonly ConsumedResources?: HyperParameterTuningJobConsumedResources;
}

export interface DescribeLineageGroupRequest {
  readonly LineageGroupName: string;
}

export interface DescribeLineageGroupResponse {
  readonly LineageGroupName?: string;
  readonly LineageGroupArn?: string;
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
}

export interface DescribeProcessingJobRequest {
  readonly ProcessingJobName: string;
}

export interface DescribeTrainingJobRequest {
  readonly TrainingJobName: string;
}

export interface DescribeTransformJobRequest {
  readonly TransformJobName: string;
}

export interface DescribeTrialComponentRequest {
  readonly TrialComponentName: string;
}

export interface DescribeTrialComponentResponse {
  readonly TrialComponentName?: string;
  readonly TrialComponentArn?: string;
  readonly DisplayName?: string;
  readonly Source?: TrialComponentSource;
  readonly Status?: TrialComponentStatus;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
  readonly Parameters?: Readonly<Record<string, TrialComponentParameterValue>>;
  readonly InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly MetadataProperties?: MetadataProperties;
  readonly Metrics?: readonly TrialComponentMetricSummary[];
  readonly LineageGroupArn?: string;
  readonly Sources?: readonly TrialComponentSource[];
}

export interface DescribeTrialRequest {
  readonly TrialName: string;
}

export interface DescribeTrialResponse {
  readonly TrialName?: string;
  readonly TrialArn?: string;
  readonly DisplayName?: string;
  readonly ExperimentName?: string;
  readonly Source?: TrialSource;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
  readonly MetadataProperties?: MetadataProperties;
}

export interface DisassociateTrialComponentRequest {
  readonly TrialComponentName: string;
  readonly TrialName: string;
}

export interface DisassociateTrialComponentResponse {
  readonly TrialComponentArn?: string;
  readonly TrialArn?: string;
}

export interface Edge {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
  readonly AssociationType?: 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';
}

export interface ExperimentSource {
  readonly SourceArn: string;
  readonly SourceType?: string;
}

export interface ExperimentSummary {
  readonly ExperimentArn?: string;
  readonly ExperimentName?: string;
  readonly DisplayName?: string;
  readonly ExperimentSource?: ExperimentSource;
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface FileSystemDataSource {
  readonly FileSystemId: string;
  readonly FileSystemAccessMode: 'rw' | 'ro';
  readonly FileSystemType: 'EFS' | 'FSxLustre';
  readonly DirectoryPath: string;
}

export interface Filter {
  readonly Name: string;
  readonly Operator?: 'Equals' | 'NotEquals' | 'GreaterThan' | 'GreaterThanOrEqualTo' | 'LessThan' | 'LessThanOrEqualTo' | 'Contains' | 'Exists' | 'NotExists' | 'In';
  readonly Value?: string;
}

export interface FinalHyperParameterTuningJobObjectiveMetric {
  readonly Type?: 'Maximize' | 'Minimize';
  readonly MetricName: string;
  readonly Value: number;
}

export interface GetLineageGroupPolicyRequest {
  readonly LineageGroupName: string;
}

export interface GetLineageGroupPolicyResponse {
  readonly LineageGroupArn?: string;
  readonly ResourcePolicy?: string;
}

export interface GetSearchSuggestionsRequest {
  readonly Resource: 'TrainingJob' | 'Experiment' | 'ExperimentTrial' | 'ExperimentTrialComponent' | 'Endpoint' | 'Model' | 'ModelPackage' | 'ModelPackageGroup' | 'Pipeline' | 'PipelineExecution' | 'FeatureGroup' | 'FeatureMetadata' | 'Image' | 'ImageVersion' | 'Project' | 'HyperParameterTuningJob' | 'ModelCard' | 'PipelineVersion' | 'Job' | 'HubContent';
  readonly SuggestionQuery?: SuggestionQuery;
}

export interface GetSearchSuggestionsResponse {
  readonly PropertyNameSuggestions?: readonly PropertyNameSuggestion[];
}

export interface HubAccessConfig {
  readonly HubContentArn: string;
}

export interface HyperParameterAlgorithmSpecification {
  readonly TrainingImage?: string;
  readonly TrainingInputMode: 'Pipe' | 'File' | 'FastFile';
  readonly AlgorithmName?: string;
  readonly MetricDefinitions?: readonly MetricDefinition[];
}

export interface HyperParameterTrainingJobDefinition {
  readonly DefinitionName?: string;
  readonly TuningObjective?: HyperParameterTuningJobObjective;
  readonly HyperParameterRanges?: ParameterRanges;
  readonly StaticHyperParameters?: Readonly<Record<string, string>>;
  readonly AlgorithmSpecification: HyperParameterAlgorithmSpecification;
  readonly RoleArn: string;
  readonly InputDataConfig?: readonly Channel[];
  readonly VpcConfig?: VpcConfig;
  readonly OutputDataConfig: OutputDataConfig;
  readonly ResourceConfig?: ResourceConfig;
  readonly HyperParameterTuningResourceConfig?: HyperParameterTuningResourceConfig;
  readonly StoppingCondition: StoppingCondition;
  readonly EnableNetworkIsolation?: boolean;
  readonly EnableInterContainerTrafficEncryption?: boolean;
  readonly EnableManagedSpotTraining?: boolean;
  readonly CheckpointConfig?: CheckpointConfig;
  readonly RetryStrategy?: RetryStrategy;
  readonly Environment?: Readonly<Record<string, string>>;
}

export interface HyperParameterTrainingJobSummary {
  readonly TrainingJobDefinitionName?: string;
  readonly TrainingJobName: string;
  readonly TrainingJobArn: string;
  readonly TuningJobName?: string;
  readonly CreationTime: number;
  readonly TrainingStartTime?: number;
  readonly TrainingEndTime?: number;
  readonly TrainingJobStatus: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped' | 'Deleting';
  readonly TunedHyperParameters: Readonly<Record<string, string>>;
  readonly FailureReason?: string;
  readonly FinalHyperParameterTuningJobObjectiveMetric?: FinalHyperParameterTuningJobObjectiveMetric;
  readonly ObjectiveStatus?: 'Succeeded' | 'Pending' | 'Failed';
}

export interface HyperParameterTuningInstanceConfig {
  readonly InstanceType: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly InstanceCount: number;
  readonly VolumeSizeInGB: number;
}

export interface HyperParameterTuningJobCompletionDetails {
  readonly NumberOfTrainingJobsObjectiveNotImproving?: number;
  readonly ConvergenceDetectedTime?: number;
}

export interface HyperParameterTuningJobConfig {
  readonly Strategy: 'Bayesian' | 'Random' | 'Hyperband' | 'Grid';
  readonly StrategyConfig?: HyperParameterTuningJobStrategyConfig;
  readonly HyperParameterTuningJobObjective?: HyperParameterTuningJobObjective;
  readonly ResourceLimits: ResourceLimits;
  readonly ParameterRanges?: ParameterRanges;
  readonly TrainingJobEarlyStoppingType?: 'Off' | 'Auto';
  readonly TuningJobCompletionCriteria?: TuningJobCompletionCriteria;
  readonly RandomSeed?: number;
}

export interface HyperParameterTuningJobConsumedResources {
  readonly RuntimeInSeconds?: number;
}

export interface HyperParameterTuningJobObjective {
  readonly Type: 'Maximize' | 'Minimize';
  readonly MetricName: string;
}

export interface HyperParameterTuningJobStrategyConfig {
  readonly HyperbandStrategyConfig?: HyperbandStrategyConfig;
}

export interface HyperParameterTuningJobSummary {
  readonly HyperParameterTuningJobName: string;
  readonly HyperParameterTuningJobArn: string;
  readonly HyperParameterTuningJobStatus: 'Completed' | 'InProgress' | 'Failed' | 'Stopped' | 'Stopping' | 'Deleting' | 'DeleteFailed';
  readonly Strategy: 'Bayesian' | 'Random' | 'Hyperband' | 'Grid';
  readonly CreationTime: number;
  readonly HyperParameterTuningEndTime?: number;
  readonly LastModifiedTime?: number;
  readonly TrainingJobStatusCounters: TrainingJobStatusCounters;
  readonly ObjectiveStatusCounters: ObjectiveStatusCounters;
  readonly ResourceLimits?: ResourceLimits;
}

export interface HyperParameterTuningJobWarmStartConfig {
  readonly ParentHyperParameterTuningJobs: readonly ParentHyperParameterTuningJob[];
  readonly WarmStartType: 'IdenticalDataAndAlgorithm' | 'TransferLearning';
}

export interface HyperParameterTuningResourceConfig {
  readonly InstanceType?: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly InstanceCount?: number;
  readonly VolumeSizeInGB?: number;
  readonly VolumeKmsKeyId?: string;
  readonly AllocationStrategy?: 'Prioritized';
  readonly InstanceConfigs?: readonly HyperParameterTuningInstanceConfig[];
}

export interface HyperbandStrategyConfig {
  readonly MinResource?: number;
  readonly MaxResource?: number;
}

export interface IamIdentity {
  readonly Arn?: string;
  readonly PrincipalId?: string;
  readonly SourceIdentity?: string;
}

export interface InstanceGroup {
  readonly InstanceType: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly InstanceCount: number;
  readonly InstanceGroupName: string;
}

export interface InstancePlacementConfig {
  readonly EnableMultipleJobs?: boolean;
  readonly PlacementSpecifications?: readonly PlacementSpecification[];
}

export interface InstancePreference {
  readonly InstanceType: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly InstanceCount?: number;
  readonly TrainingPlanArns?: readonly string[];
}

export interface IntegerParameterRange {
  readonly Name: string;
  readonly MinValue: string;
  readonly MaxValue: string;
  readonly ScalingType?: 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';
}

export interface LineageGroupSummary {
  readonly LineageGroupArn?: string;
  readonly LineageGroupName?: string;
  readonly DisplayName?: string;
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface ListActionsRequest {
  readonly SourceUri?: string;
  readonly ActionType?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListActionsResponse {
  readonly ActionSummaries?: readonly ActionSummary[];
  readonly NextToken?: string;
}

export interface ListArtifactsRequest {
  readonly SourceUri?: string;
  readonly ArtifactType?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListArtifactsResponse {
  readonly ArtifactSummaries?: readonly ArtifactSummary[];
  readonly NextToken?: string;
}

export interface ListAssociationsRequest {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
  readonly SourceType?: string;
  readonly DestinationType?: string;
  readonly AssociationType?: 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'SourceArn' | 'DestinationArn' | 'SourceType' | 'DestinationType' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListAssociationsResponse {
  readonly AssociationSummaries?: readonly AssociationSummary[];
  readonly NextToken?: string;
}

export interface ListContextsRequest {
  readonly SourceUri?: string;
  readonly ContextType?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListContextsResponse {
  readonly ContextSummaries?: readonly ContextSummary[];
  readonly NextToken?: string;
}

export interface ListExperimentsRequest {
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListExperimentsResponse {
  readonly ExperimentSummaries?: readonly ExperimentSummary[];
  readonly NextToken?: string;
}

export interface ListHyperParameterTuningJobsRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly SortBy?: 'Name' | 'Status' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NameContains?: string;
  readonly CreationTimeAfter?: number;
  readonly CreationTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
  readonly LastModifiedTimeBefore?: number;
  readonly StatusEquals?: 'Completed' | 'InProgress' | 'Failed' | 'Stopped' | 'Stopping' | 'Deleting' | 'DeleteFailed';
}

export interface ListHyperParameterTuningJobsResponse {
  readonly HyperParameterTuningJobSummaries: readonly HyperParameterTuningJobSummary[];
  readonly NextToken?: string;
}

export interface ListLineageGroupsRequest {
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListLineageGroupsResponse {
  readonly LineageGroupSummaries?: readonly LineageGroupSummary[];
  readonly NextToken?: string;
}

export interface ListTagsInput {
  readonly ResourceArn: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListTagsOutput {
  readonly Tags?: readonly Tag[];
  readonly NextToken?: string;
}

export interface ListTrainingJobsForHyperParameterTuningJobRequest {
  readonly HyperParameterTuningJobName: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly StatusEquals?: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped' | 'Deleting';
  readonly SortBy?: 'Name' | 'CreationTime' | 'Status' | 'FinalObjectiveMetricValue';
  readonly SortOrder?: 'Ascending' | 'Descending';
}

export interface ListTrainingJobsForHyperParameterTuningJobResponse {
  readonly TrainingJobSummaries: readonly HyperParameterTrainingJobSummary[];
  readonly NextToken?: string;
}

export interface ListTrialComponentsRequest {
  readonly ExperimentName?: string;
  readonly TrialName?: string;
  readonly SourceArn?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface ListTrialComponentsResponse {
  readonly TrialComponentSummaries?: readonly TrialComponentSummary[];
  readonly NextToken?: string;
}

export interface ListTrialsRequest {
  readonly ExperimentName?: string;
  readonly TrialComponentName?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface ListTrialsResponse {
  readonly TrialSummaries?: readonly TrialSummary[];
  readonly NextToken?: string;
}

export interface MetadataProperties {
  readonly CommitId?: string;
  readonly Repository?: string;
  readonly GeneratedBy?: string;
  readonly ProjectId?: string;
}

export interface MetricDefinition {
  readonly Name: string;
  readonly Regex: string;
}

export interface ModelAccessConfig {
  readonly AcceptEula: boolean;
}

export interface NestedFilters {
  readonly NestedPropertyName: string;
  readonly Filters: readonly Filter[];
}

export interface ObjectiveStatusCounters {
  readonly Succeeded?: number;
  readonly Pending?: number;
  readonly Failed?: number;
}

export interface OutputDataConfig {
  readonly KmsKeyId?: string;
  readonly S3OutputPath: string;
  readonly CompressionType?: 'GZIP' | 'NONE';
}

export interface ParameterRanges {
  readonly IntegerParameterRanges?: readonly IntegerParameterRange[];
  readonly ContinuousParameterRanges?: readonly ContinuousParameterRange[];
  readonly CategoricalParameterRanges?: readonly CategoricalParameterRange[];
  readonly AutoParameters?: readonly AutoParameter[];
}

export interface ParentHyperParameterTuningJob {
  readonly HyperParameterTuningJobName?: string;
}

export interface PlacementSpecification {
  readonly UltraServerId?: string;
  readonly InstanceCount: number;
}

export interface PropertyNameQuery {
  readonly PropertyNameHint: string;
}

export interface PropertyNameSuggestion {
  readonly PropertyName?: string;
}

export interface QueryFilters {
  readonly Types?: readonly string[];
  readonly LineageTypes?: readonly ('TrialComponent' | 'Artifact' | 'Context' | 'Action')[];
  readonly CreatedBefore?: number;
  readonly CreatedAfter?: number;
  readonly ModifiedBefore?: number;
  readonly ModifiedAfter?: number;
  readonly Properties?: Readonly<Record<string, string>>;
}

export interface QueryLineageRequest {
  readonly StartArns?: readonly string[];
  readonly Direction?: 'Both' | 'Ascendants' | 'Descendants';
  readonly IncludeEdges?: boolean;
  readonly Filters?: QueryFilters;
  readonly MaxDepth?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface QueryLineageResponse {
  readonly Vertices?: readonly Vertex[];
  readonly Edges?: readonly Edge[];
  readonly NextToken?: string;
}

export interface ResourceConfig {
  readonly InstanceType?: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly InstanceCount?: number;
  readonly VolumeSizeInGB?: number;
  readonly VolumeKmsKeyId?: string;
  readonly KeepAlivePeriodInSeconds?: number;
  readonly InstanceGroups?: readonly InstanceGroup[];
  readonly TrainingPlanArn?: string;
  readonly InstancePlacementConfig?: InstancePlacementConfig;
  readonly InstancePreferences?: readonly InstancePreference[];
  readonly SelectedInstanceType?: 'ml.m4.xlarge' | 'ml.m4.2xlarge' | 'ml.m4.4xlarge' | 'ml.m4.10xlarge' | 'ml.m4.16xlarge' | 'ml.g4dn.xlarge' | 'ml.g4dn.2xlarge' | 'ml.g4dn.4xlarge' | 'ml.g4dn.8xlarge' | 'ml.g4dn.12xlarge' | 'ml.g4dn.16xlarge' | 'ml.m5.large' | 'ml.m5.xlarge' | 'ml.m5.2xlarge' | 'ml.m5.4xlarge' | 'ml.m5.12xlarge' | 'ml.m5.24xlarge' | 'ml.c4.xlarge' | 'ml.c4.2xlarge' | 'ml.c4.4xlarge' | 'ml.c4.8xlarge' | 'ml.p2.xlarge' | 'ml.p2.8xlarge' | 'ml.p2.16xlarge' | 'ml.p3.2xlarge' | 'ml.p3.8xlarge' | 'ml.p3.16xlarge' | 'ml.p3dn.24xlarge' | 'ml.p4d.24xlarge' | 'ml.p4de.24xlarge' | 'ml.p5.48xlarge' | 'ml.p5e.48xlarge' | 'ml.p5en.48xlarge' | 'ml.c5.xlarge' | 'ml.c5.2xlarge' | 'ml.c5.4xlarge' | 'ml.c5.9xlarge' | 'ml.c5.18xlarge' | 'ml.c5n.xlarge' | 'ml.c5n.2xlarge' | 'ml.c5n.4xlarge' | 'ml.c5n.9xlarge' | 'ml.c5n.18xlarge' | 'ml.g5.xlarge' | 'ml.g5.2xlarge' | 'ml.g5.4xlarge' | 'ml.g5.8xlarge' | 'ml.g5.16xlarge' | 'ml.g5.12xlarge' | 'ml.g5.24xlarge' | 'ml.g5.48xlarge' | 'ml.g6.xlarge' | 'ml.g6.2xlarge' | 'ml.g6.4xlarge' | 'ml.g6.8xlarge' | 'ml.g6.16xlarge' | 'ml.g6.12xlarge' | 'ml.g6.24xlarge' | 'ml.g6.48xlarge' | 'ml.g6e.xlarge' | 'ml.g6e.2xlarge' | 'ml.g6e.4xlarge' | 'ml.g6e.8xlarge' | 'ml.g6e.16xlarge' | 'ml.g6e.12xlarge' | 'ml.g6e.24xlarge' | 'ml.g6e.48xlarge' | 'ml.trn1.2xlarge' | 'ml.trn1.32xlarge' | 'ml.trn1n.32xlarge' | 'ml.trn2.48xlarge' | 'ml.m6i.large' | 'ml.m6i.xlarge' | 'ml.m6i.2xlarge' | 'ml.m6i.4xlarge' | 'ml.m6i.8xlarge' | 'ml.m6i.12xlarge' | 'ml.m6i.16xlarge' | 'ml.m6i.24xlarge' | 'ml.m6i.32xlarge' | 'ml.c6i.xlarge' | 'ml.c6i.2xlarge' | 'ml.c6i.8xlarge' | 'ml.c6i.4xlarge' | 'ml.c6i.12xlarge' | 'ml.c6i.16xlarge' | 'ml.c6i.24xlarge' | 'ml.c6i.32xlarge' | 'ml.r5d.large' | 'ml.r5d.xlarge' | 'ml.r5d.2xlarge' | 'ml.r5d.4xlarge' | 'ml.r5d.8xlarge' | 'ml.r5d.12xlarge' | 'ml.r5d.16xlarge' | 'ml.r5d.24xlarge' | 'ml.t3.medium' | 'ml.t3.large' | 'ml.t3.xlarge' | 'ml.t3.2xlarge' | 'ml.r5.large' | 'ml.r5.xlarge' | 'ml.r5.2xlarge' | 'ml.r5.4xlarge' | 'ml.r5.8xlarge' | 'ml.r5.12xlarge' | 'ml.r5.16xlarge' | 'ml.r5.24xlarge' | 'ml.p6-b200.48xlarge' | 'ml.m7i.large' | 'ml.m7i.xlarge' | 'ml.m7i.2xlarge' | 'ml.m7i.4xlarge' | 'ml.m7i.8xlarge' | 'ml.m7i.12xlarge' | 'ml.m7i.16xlarge' | 'ml.m7i.24xlarge' | 'ml.m7i.48xlarge' | 'ml.c7i.large' | 'ml.c7i.xlarge' | 'ml.c7i.2xlarge' | 'ml.c7i.4xlarge' | 'ml.c7i.8xlarge' | 'ml.c7i.12xlarge' | 'ml.c7i.16xlarge' | 'ml.c7i.24xlarge' | 'ml.c7i.48xlarge' | 'ml.r7i.large' | 'ml.r7i.xlarge' | 'ml.r7i.2xlarge' | 'ml.r7i.4xlarge' | 'ml.r7i.8xlarge' | 'ml.r7i.12xlarge' | 'ml.r7i.16xlarge' | 'ml.r7i.24xlarge' | 'ml.r7i.48xlarge' | 'ml.p6e-gb200.36xlarge' | 'ml.p5.4xlarge' | 'ml.p6-b300.48xlarge' | 'ml.g7e.2xlarge' | 'ml.g7e.4xlarge' | 'ml.g7e.8xlarge' | 'ml.g7e.12xlarge' | 'ml.g7e.24xlarge' | 'ml.g7e.48xlarge' | 'ml.g7.2xlarge' | 'ml.g7.4xlarge' | 'ml.g7.8xlarge' | 'ml.g7.12xlarge' | 'ml.g7.24xlarge' | 'ml.g7.48xlarge' | 'ml.r6i.large' | 'ml.r6i.xlarge' | 'ml.r6i.2xlarge' | 'ml.r6i.4xlarge' | 'ml.r6i.8xlarge' | 'ml.r6i.12xlarge' | 'ml.r6i.16xlarge' | 'ml.r6i.24xlarge' | 'ml.r6i.32xlarge' | 'ml.m8i.large' | 'ml.m8i.xlarge' | 'ml.m8i.2xlarge' | 'ml.m8i.4xlarge' | 'ml.m8i.8xlarge' | 'ml.m8i.12xlarge' | 'ml.m8i.16xlarge' | 'ml.m8i.24xlarge' | 'ml.m8i.32xlarge' | 'ml.m8i.48xlarge' | 'ml.m8i.96xlarge' | 'ml.c8i.xlarge' | 'ml.c8i.2xlarge' | 'ml.c8i.4xlarge' | 'ml.c8i.8xlarge' | 'ml.c8i.12xlarge' | 'ml.c8i.16xlarge' | 'ml.c8i.24xlarge' | 'ml.c8i.32xlarge' | 'ml.c8i.48xlarge' | 'ml.c8i.96xlarge' | 'ml.r8i.large' | 'ml.r8i.xlarge' | 'ml.r8i.2xlarge' | 'ml.r8i.4xlarge' | 'ml.r8i.8xlarge' | 'ml.r8i.12xlarge' | 'ml.r8i.16xlarge' | 'ml.r8i.24xlarge' | 'ml.r8i.32xlarge' | 'ml.r8i.48xlarge' | 'ml.r8i.96xlarge' | 'ml.m7i-flex.large' | 'ml.m7i-flex.xlarge' | 'ml.m7i-flex.2xlarge' | 'ml.m7i-flex.4xlarge' | 'ml.m7i-flex.8xlarge' | 'ml.m7i-flex.12xlarge' | 'ml.m7i-flex.16xlarge' | 'ml.c7i-flex.xlarge' | 'ml.c7i-flex.2xlarge' | 'ml.c7i-flex.4xlarge' | 'ml.c7i-flex.8xlarge' | 'ml.c7i-flex.12xlarge' | 'ml.c7i-flex.16xlarge' | 'ml.m8i-flex.large' | 'ml.m8i-flex.xlarge' | 'ml.m8i-flex.2xlarge' | 'ml.m8i-flex.4xlarge' | 'ml.m8i-flex.8xlarge' | 'ml.m8i-flex.12xlarge' | 'ml.m8i-flex.16xlarge' | 'ml.c8i-flex.xlarge' | 'ml.c8i-flex.2xlarge' | 'ml.c8i-flex.4xlarge' | 'ml.c8i-flex.8xlarge' | 'ml.c8i-flex.12xlarge' | 'ml.c8i-flex.16xlarge' | 'ml.r8i-flex.large' | 'ml.r8i-flex.xlarge' | 'ml.r8i-flex.2xlarge' | 'ml.r8i-flex.4xlarge' | 'ml.r8i-flex.8xlarge' | 'ml.r8i-flex.12xlarge' | 'ml.r8i-flex.16xlarge';
  readonly SelectedInstanceCount?: number;
}

export interface ResourceLimits {
  readonly MaxNumberOfTrainingJobs?: number;
  readonly MaxParallelTrainingJobs: number;
  readonly MaxRuntimeInSeconds?: number;
}

export interface RetryStrategy {
  readonly MaximumRetryAttempts: number;
}

export interface S3DataSource {
  readonly S3DataType: 'ManifestFile' | 'S3Prefix' | 'AugmentedManifestFile' | 'Converse';
  readonly S3Uri: string;
  readonly S3DataDistributionType?: 'FullyReplicated' | 'ShardedByS3Key';
  readonly AttributeNames?: readonly string[];
  readonly InstanceGroupNames?: readonly string[];
  readonly ModelAccessConfig?: ModelAccessConfig;
  readonly HubAccessConfig?: HubAccessConfig;
}

export interface SearchExpression {
  readonly Filters?: readonly Filter[];
  readonly NestedFilters?: readonly NestedFilters[];
  readonly SubExpressions?: readonly SearchExpression[];
  readonly Operator?: 'And' | 'Or';
}

export interface SearchRequest {
  readonly Resource: 'TrainingJob' | 'Experiment' | 'ExperimentTrial' | 'ExperimentTrialComponent' | 'Endpoint' | 'Model' | 'ModelPackage' | 'ModelPackageGroup' | 'Pipeline' | 'PipelineExecution' | 'FeatureGroup' | 'FeatureMetadata' | 'Image' | 'ImageVersion' | 'Project' | 'HyperParameterTuningJob' | 'ModelCard' | 'PipelineVersion' | 'Job' | 'HubContent';
  readonly SearchExpression?: SearchExpression;
  readonly SortBy?: string;
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly CrossAccountFilterOption?: 'SameAccount' | 'CrossAccount';
  readonly VisibilityConditions?: readonly VisibilityConditions[];
}

export interface ShuffleConfig {
  readonly Seed: number;
}

export interface StopHyperParameterTuningJobRequest {
  readonly HyperParameterTuningJobName: string;
}

export interface StoppingCondition {
  readonly MaxRuntimeInSeconds?: number;
  readonly MaxWaitTimeInSeconds?: number;
  readonly MaxPendingTimeInSeconds?: number;
}

export interface SuggestionQuery {
  readonly PropertyNameQuery?: PropertyNameQuery;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TrainingJobStatusCounters {
  readonly Completed?: number;
  readonly InProgress?: number;
  readonly RetryableError?: number;
  readonly NonRetryableError?: number;
  readonly Stopped?: number;
}

export interface TrialComponentArtifact {
  readonly MediaType?: string;
  readonly Value: string;
}

export interface TrialComponentMetricSummary {
  readonly MetricName?: string;
  readonly SourceArn?: string;
  readonly TimeStamp?: number;
  readonly Max?: number;
  readonly Min?: number;
  readonly Last?: number;
  readonly Count?: number;
  readonly Avg?: number;
  readonly StdDev?: number;
}

export interface TrialComponentParameterValue {
  readonly StringValue?: string;
  readonly NumberValue?: number;
}

export interface TrialComponentSource {
  readonly SourceArn: string;
  readonly SourceType?: string;
}

export interface TrialComponentStatus {
  readonly PrimaryStatus?: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  readonly Message?: string;
}

export interface TrialComponentSummary {
  readonly TrialComponentName?: string;
  readonly TrialComponentArn?: string;
  readonly DisplayName?: string;
  readonly TrialComponentSource?: TrialComponentSource;
  readonly Status?: TrialComponentStatus;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly CreationTime?: number;
  readonly CreatedBy?: UserContext;
  readonly LastModifiedTime?: number;
  readonly LastModifiedBy?: UserContext;
}

export interface TrialSource {
  readonly SourceArn: string;
  readonly SourceType?: string;
}

export interface TrialSummary {
  readonly TrialArn?: string;
  readonly TrialName?: string;
  readonly DisplayName?: string;
  readonly TrialSource?: TrialSource;
  readonly CreationTime?: number;
  readonly LastModifiedTime?: number;
}

export interface TuningJobCompletionCriteria {
  readonly TargetObjectiveMetricValue?: number;
  readonly BestObjectiveNotImproving?: BestObjectiveNotImproving;
  readonly ConvergenceDetected?: ConvergenceDetected;
}

export interface UpdateActionRequest {
  readonly ActionName: string;
  readonly Description?: string;
  readonly Status?: 'Unknown' | 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  readonly Properties?: Readonly<Record<string, string>>;
  readonly PropertiesToRemove?: readonly string[];
}

export interface UpdateActionResponse {
  readonly ActionArn?: string;
}

export interface UpdateArtifactRequest {
  readonly ArtifactArn: string;
  readonly ArtifactName?: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly PropertiesToRemove?: readonly string[];
}

export interface UpdateArtifactResponse {
  readonly ArtifactArn?: string;
}

export interface UpdateContextRequest {
  readonly ContextName: string;
  readonly Description?: string;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly PropertiesToRemove?: readonly string[];
}

export interface UpdateContextResponse {
  readonly ContextArn?: string;
}

export interface UpdateExperimentRequest {
  readonly ExperimentName: string;
  readonly DisplayName?: string;
  readonly Description?: string;
}

export interface UpdateExperimentResponse {
  readonly ExperimentArn?: string;
}

export interface UpdateTrialComponentRequest {
  readonly TrialComponentName: string;
  readonly DisplayName?: string;
  readonly Status?: TrialComponentStatus;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly Parameters?: Readonly<Record<string, TrialComponentParameterValue>>;
  readonly ParametersToRemove?: readonly string[];
  readonly InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly InputArtifactsToRemove?: readonly string[];
  readonly OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly OutputArtifactsToRemove?: readonly string[];
}

export interface UpdateTrialComponentResponse {
  readonly TrialComponentArn?: string;
}

export interface UpdateTrialRequest {
  readonly TrialName: string;
  readonly DisplayName?: string;
}

export interface UpdateTrialResponse {
  readonly TrialArn?: string;
}

export interface UserContext {
  readonly UserProfileArn?: string;
  readonly UserProfileName?: string;
  readonly DomainId?: string;
  readonly IamIdentity?: IamIdentity;
}

export interface Vertex {
  readonly Arn?: string;
  readonly Type?: string;
  readonly LineageType?: 'TrialComponent' | 'Artifact' | 'Context' | 'Action';
}

export interface VisibilityConditions {
  readonly Key?: string;
  readonly Value?: string;
}

export interface VpcConfig {
  readonly SecurityGroupIds: readonly string[];
  readonly Subnets: readonly string[];
}

export interface BatchGetMetricsRequest {
  readonly MetricQueries: readonly MetricQuery[];
}

export interface BatchGetMetricsResponse {
  readonly MetricQueryResults?: readonly MetricQueryResult[];
}

export interface BatchPutMetricsError {
  readonly Code?: 'METRIC_LIMIT_EXCEEDED' | 'INTERNAL_ERROR' | 'VALIDATION_ERROR' | 'CONFLICT_ERROR';
  readonly MetricIndex?: number;
}

export interface BatchPutMetricsRequest {
  readonly TrialComponentName: string;
  readonly MetricData: readonly RawMetricData[];
}

export interface BatchPutMetricsResponse {
  readonly Errors?: readonly BatchPutMetricsError[];
}

export interface MetricQuery {
  readonly MetricName: string;
  readonly ResourceArn: string;
  readonly MetricStat: 'Min' | 'Max' | 'Avg' | 'Count' | 'StdDev' | 'Last';
  readonly Period: 'OneMinute' | 'FiveMinute' | 'OneHour' | 'IterationNumber';
  readonly XAxisType: 'IterationNumber' | 'Timestamp';
  readonly Start?: number;
  readonly End?: number;
}

export interface MetricQueryResult {
  readonly Status: 'Complete' | 'Truncated' | 'InternalError' | 'ValidationError';
  readonly Message?: string;
  readonly XAxisValues: readonly number[];
  readonly MetricValues: readonly number[];
}

export interface RawMetricData {
  readonly MetricName: string;
  readonly Timestamp: number;
  readonly Step?: number;
  readonly Value: number;
}

/** Input and answer of every served operation. Times are seconds since 1970, with a fraction. */
export interface SagemakerMessages {
  CreateExperiment: { input: CreateExperimentRequest; output: CreateExperimentResponse };
  DescribeExperiment: { input: DescribeExperimentRequest; output: DescribeExperimentResponse };
  UpdateExperiment: { input: UpdateExperimentRequest; output: UpdateExperimentResponse };
  DeleteExperiment: { input: DeleteExperimentRequest; output: DeleteExperimentResponse };
  ListExperiments: { input: ListExperimentsRequest; output: ListExperimentsResponse };
  CreateTrial: { input: CreateTrialRequest; output: CreateTrialResponse };
  DescribeTrial: { input: DescribeTrialRequest; output: DescribeTrialResponse };
  UpdateTrial: { input: UpdateTrialRequest; output: UpdateTrialResponse };
  DeleteTrial: { input: DeleteTrialRequest; output: DeleteTrialResponse };
  ListTrials: { input: ListTrialsRequest; output: ListTrialsResponse };
  CreateTrialComponent: { input: CreateTrialComponentRequest; output: CreateTrialComponentResponse };
  DescribeTrialComponent: { input: DescribeTrialComponentRequest; output: DescribeTrialComponentResponse };
  UpdateTrialComponent: { input: UpdateTrialComponentRequest; output: UpdateTrialComponentResponse };
  DeleteTrialComponent: { input: DeleteTrialComponentRequest; output: DeleteTrialComponentResponse };
  ListTrialComponents: { input: ListTrialComponentsRequest; output: ListTrialComponentsResponse };
  AssociateTrialComponent: { input: AssociateTrialComponentRequest; output: AssociateTrialComponentResponse };
  DisassociateTrialComponent: { input: DisassociateTrialComponentRequest; output: DisassociateTrialComponentResponse };
  Search: { input: SearchRequest; output: Readonly<Record<string, unknown>> };
  GetSearchSuggestions: { input: GetSearchSuggestionsRequest; output: GetSearchSuggestionsResponse };
  AddTags: { input: AddTagsInput; output: AddTagsOutput };
  ListTags: { input: ListTagsInput; output: ListTagsOutput };
  DeleteTags: { input: DeleteTagsInput; output: DeleteTagsOutput };
  AddAssociation: { input: AddAssociationRequest; output: AddAssociationResponse };
  DeleteAssociation: { input: DeleteAssociationRequest; output: DeleteAssociationResponse };
  ListAssociations: { input: ListAssociationsRequest; output: ListAssociationsResponse };
  QueryLineage: { input: QueryLineageRequest; output: QueryLineageResponse };
  CreateArtifact: { input: CreateArtifactRequest; output: CreateArtifactResponse };
  DescribeArtifact: { input: DescribeArtifactRequest; output: DescribeArtifactResponse };
  UpdateArtifact: { input: UpdateArtifactRequest; output: UpdateArtifactResponse };
  DeleteArtifact: { input: DeleteArtifactRequest; output: DeleteArtifactResponse };
  ListArtifacts: { input: ListArtifactsRequest; output: ListArtifactsResponse };
  CreateAction: { input: CreateActionRequest; output: CreateActionResponse };
  DescribeAction: { input: DescribeActionRequest; output: DescribeActionResponse };
  UpdateAction: { input: UpdateActionRequest; output: UpdateActionResponse };
  DeleteAction: { input: DeleteActionRequest; output: DeleteActionResponse };
  ListActions: { input: ListActionsRequest; output: ListActionsResponse };
  CreateContext: { input: CreateContextRequest; output: CreateContextResponse };
  DescribeContext: { input: DescribeContextRequest; output: DescribeContextResponse };
  UpdateContext: { input: UpdateContextRequest; output: UpdateContextResponse };
  DeleteContext: { input: DeleteContextRequest; output: DeleteContextResponse };
  ListContexts: { input: ListContextsRequest; output: ListContextsResponse };
  DescribeLineageGroup: { input: DescribeLineageGroupRequest; output: DescribeLineageGroupResponse };
  ListLineageGroups: { input: ListLineageGroupsRequest; output: ListLineageGroupsResponse };
  GetLineageGroupPolicy: { input: GetLineageGroupPolicyRequest; output: GetLineageGroupPolicyResponse };
  BatchPutMetrics: { input: BatchPutMetricsRequest; output: BatchPutMetricsResponse };
  BatchGetMetrics: { input: BatchGetMetricsRequest; output: BatchGetMetricsResponse };
  DescribeTrainingJob: { input: DescribeTrainingJobRequest; output: Readonly<Record<string, unknown>> };
  DescribeProcessingJob: { input: DescribeProcessingJobRequest; output: Readonly<Record<string, unknown>> };
  DescribeTransformJob: { input: DescribeTransformJobRequest; output: Readonly<Record<string, unknown>> };
  DescribeHyperParameterTuningJob: { input: DescribeHyperParameterTuningJobRequest; output: DescribeHyperParameterTuningJobResponse };
  ListHyperParameterTuningJobs: { input: ListHyperParameterTuningJobsRequest; output: ListHyperParameterTuningJobsResponse };
  ListTrainingJobsForHyperParameterTuningJob: { input: ListTrainingJobsForHyperParameterTuningJobRequest; output: ListTrainingJobsForHyperParameterTuningJobResponse };
  StopHyperParameterTuningJob: { input: StopHyperParameterTuningJobRequest; output: Readonly<Record<string, never>> };
}
