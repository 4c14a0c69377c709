/** Bounds of what the core takes; null: no bound. Faces enforce their own protocol's limits beside these. */
export interface Limits {
  /** Which characters names of experiments, groups and runs may have: any, or SageMaker's alphanumerics, `-` and `_`. */
  readonly namePattern: 'free' | 'sagemaker';
  readonly nameLength: number;
  readonly descriptionLength: number;
  readonly experiments: number | null;
  readonly parametersPerRun: number | null;
  readonly parameterKeyLength: number;
  readonly parameterValueLength: number;
  readonly artifactsPerRun: number | null;
  readonly artifactValueBytes: number;
  readonly artifactFileBytes: number | null;
  readonly tagsPerEntity: number | null;
  readonly tagKeyLength: number;
  readonly tagValueLength: number;
  /** Of registered models and their versions, whose tags hold whole prompts. */
  readonly modelTagValueLength: number;
  readonly pointsPerRun: number | null;
  /** Of one request that logs metrics: its points, and the bytes of its body, inflated or not. */
  readonly pointsPerRequest: number;
  readonly metricBodyBytes: number;
  readonly metricNameLength: number;
  readonly metricNamesPerRun: number | null;
  readonly logLinesPerRun: number | null;
  readonly logLineLength: number;
  readonly noteLength: number;
  readonly viewStateBytes: number;
  /** Of a report: its source, and the data of its frozen panels. */
  readonly reportBytes: number;
  readonly frozenReportBytes: number;
  readonly environmentBytes: number;
  /** Edges of the lineage graph, and its entities by kind. */
  readonly associations: number | null;
  readonly lineageArtifacts: number | null;
  readonly lineageActions: number | null;
  readonly lineageContexts: number | null;
}

export type LimitPolicyName = 'default' | 'sagemaker';

const kib = 1024;
const mib = 1024 * kib;

export const limitPolicies: Readonly<Record<LimitPolicyName, Limits>> = {
  default: {
    namePattern: 'free',
    nameLength: 500,
    descriptionLength: 100_000,
    experiments: null,
    parametersPerRun: 20_000,
    parameterKeyLength: 500,
    parameterValueLength: 64 * kib,
    artifactsPerRun: 100_000,
    artifactValueBytes: mib,
    artifactFileBytes: null,
    tagsPerEntity: 2000,
    tagKeyLength: 500,
    tagValueLength: 64 * kib,
    modelTagValueLength: 100_000,
    pointsPerRun: null,
    pointsPerRequest: 100_000,
    metricBodyBytes: 10 * mib,
    metricNameLength: 500,
    metricNamesPerRun: 200_000,
    logLinesPerRun: 50_000_000,
    logLineLength: 64 * kib,
    noteLength: mib,
    viewStateBytes: mib,
    reportBytes: mib,
    frozenReportBytes: 16 * mib,
    environmentBytes: 4 * mib,
    associations: null,
    lineageArtifacts: null,
    lineageActions: null,
    lineageContexts: null,
  },
  /** The figures of Amazon SageMaker Experiments' documentation. */
  sagemaker: {
    namePattern: 'sagemaker',
    nameLength: 120,
    descriptionLength: 3072,
    experiments: 5000,
    parametersPerRun: 300,
    parameterKeyLength: 320,
    parameterValueLength: 256,
    artifactsPerRun: 30,
    artifactValueBytes: 5 * mib,
    artifactFileBytes: 5 * mib,
    tagsPerEntity: 50,
    tagKeyLength: 128,
    tagValueLength: 256,
    modelTagValueLength: 100_000,
    pointsPerRun: 500_000,
    pointsPerRequest: 100_000,
    metricBodyBytes: 10 * mib,
    metricNameLength: 255,
    metricNamesPerRun: null,
    logLinesPerRun: 50_000_000,
    logLineLength: 64 * kib,
    noteLength: mib,
    viewStateBytes: mib,
    reportBytes: mib,
    frozenReportBytes: 16 * mib,
    environmentBytes: 4 * mib,
    associations: 6000,
    lineageArtifacts: 6000,
    lineageActions: 3000,
    lineageContexts: 500,
  },
};
