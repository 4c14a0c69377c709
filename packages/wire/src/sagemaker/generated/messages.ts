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

export interface Filter {
  readonly Name: string;
  readonly Operator?: 'Equals' | 'NotEquals' | 'GreaterThan' | 'GreaterThanOrEqualTo' | 'LessThan' | 'LessThanOrEqualTo' | 'Contains' | 'Exists' | 'NotExists' | 'In';
  readonly Value?: string;
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

export interface IamIdentity {
  readonly Arn?: string;
  readonly PrincipalId?: string;
  readonly SourceIdentity?: string;
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

export interface NestedFilters {
  readonly NestedPropertyName: string;
  readonly Filters: readonly Filter[];
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

export interface SuggestionQuery {
  readonly PropertyNameQuery?: PropertyNameQuery;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
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
}
