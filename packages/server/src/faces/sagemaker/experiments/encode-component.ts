import type { ArtifactForm, ComponentAnswer, ComponentSummaryAnswer, ParameterForm } from '@assay/core';
import { finiteCount, standardDeviation } from '@assay/series';
import type { MetricSummary } from '@assay/series';
import type {
  TrialComponentArtifact,
  TrialComponentMetricSummary,
  TrialComponentParameterValue,
} from '@assay/wire/sagemaker';
import { printArn } from '../../aws/arns.ts';
import { lineageGroupArn } from '../lineage/lineage-groups.ts';
import { userContext } from '../user-context.ts';
import { encodeStatus } from './component-status.ts';
import { given, seconds } from './fields.ts';

export const componentArn = (region: string, name: string): string =>
  printArn(region, { kind: 'experiment-trial-component', name });

/** The job that made a run, as its component's source. */
export const componentSource = ({ jobName }: Pick<ComponentSummaryAnswer, 'jobName'>, region: string) =>
  jobName === null
    ? undefined
    : { SourceArn: printArn(region, { kind: 'training-job', name: jobName }), SourceType: 'SageMakerTrainingJob' };

/** What lists show of a component. Who changed a run last is not known. */
export function encodeComponentSummary(answer: ComponentSummaryAnswer, region: string) {
  const source = componentSource(answer, region);
  return {
    ...ownFields(answer, region),
    ...given('TrialComponentSource', source),
  };
}

function ownFields(answer: ComponentSummaryAnswer, region: string) {
  const { name, displayName, startedMs, endedMs } = answer;
  return {
    TrialComponentName: name,
    TrialComponentArn: componentArn(region, name),
    DisplayName: displayName,
    ...given('Status', encodeStatus(answer.status, answer.statusMessage)),
    ...(startedMs !== null && { StartTime: seconds(startedMs) }),
    ...(endedMs !== null && { EndTime: seconds(endedMs) }),
    CreationTime: seconds(answer.createdMs),
    CreatedBy: userContext(answer.createdBy),
    LastModifiedTime: seconds(answer.updatedMs),
    LastModifiedBy: {},
  };
}

/** All that DescribeTrialComponent and Search show alike; maps are there when they are empty, too. */
export function encodeComponent(answer: ComponentAnswer, region: string) {
  const arn = componentArn(region, answer.name);
  return {
    ...ownFields(answer, region),
    ...given('Source', componentSource(answer, region)),
    Parameters: Object.fromEntries(answer.parameters.map(([key, form]) => [key, encodeParameter(form)])),
    InputArtifacts: Object.fromEntries(answer.inputs.map(([key, form]) => [key, encodeArtifact(form)])),
    OutputArtifacts: Object.fromEntries(answer.outputs.map(([key, form]) => [key, encodeArtifact(form)])),
    ...(Object.keys(answer.metadata).length > 0 && { MetadataProperties: answer.metadata }),
    Metrics: answer.metrics.map(([name, summary]) => encodeMetric(name, summary, arn)),
    LineageGroupArn: lineageGroupArn(region),
  };
}

const encodeParameter = (form: ParameterForm): TrialComponentParameterValue =>
  typeof form === 'number' ? { NumberValue: form } : { StringValue: form };

const encodeArtifact = ({ value, mediaType }: ArtifactForm): TrialComponentArtifact => ({
  ...(mediaType !== undefined && { MediaType: mediaType }),
  Value: value,
});

/** What is no finite number is left out; the standard deviation of fewer than two values is 0. */
function encodeMetric(name: string, summary: MetricSummary, arn: string): TrialComponentMetricSummary {
  const { min, max, last, mean, count } = summary;
  return {
    MetricName: name,
    SourceArn: arn,
    TimeStamp: seconds(last.timeMs),
    ...(max !== null && { Max: max.value }),
    ...(min !== null && { Min: min.value }),
    ...(Number.isFinite(last.value) && { Last: last.value }),
    Count: count,
    ...(mean !== null && { Avg: mean }),
    ...(finiteCount(summary) > 0 && { StdDev: standardDeviation(summary) ?? 0 }),
  };
}
