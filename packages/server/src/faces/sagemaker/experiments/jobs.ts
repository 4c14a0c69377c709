import type { JobAnswer } from '@assay/core';
import { printArn } from '../../aws/arns.ts';
import type { ArnKind } from '../../aws/arns.ts';
import { handlersOf } from '../handler.ts';
import { encodePrimaryStatus } from './component-status.ts';
import { given, seconds } from './fields.ts';
import { runQuery } from './use-case.ts';

const hyperParameterLimit = 100;
const metricDefinitionLimit = 40;

/** What jobs of every kind have: above all where their run stands, which is what `load_run` asks a job for. */
function commonFields({ component, experimentName, trialName }: JobAnswer) {
  return {
    ExperimentConfig: {
      ...given('ExperimentName', experimentName ?? undefined),
      ...given('TrialName', trialName ?? undefined),
      RunName: component.name,
    },
    CreationTime: seconds(component.createdMs),
  };
}

const statusOf = ({ component }: JobAnswer): string => encodePrimaryStatus(component.status) ?? 'InProgress';

/** Start and end under the names that the kind of job has for them; why it failed. */
function progressOf({ component }: JobAnswer, kind: 'Training' | 'Processing' | 'Transform') {
  const { status, statusMessage, startedMs, endedMs } = component;
  return {
    ...(startedMs !== null && { [`${kind}StartTime`]: seconds(startedMs) }),
    ...(endedMs !== null && { [`${kind}EndTime`]: seconds(endedMs) }),
    ...(status === 'failed' && statusMessage !== '' && { FailureReason: statusMessage }),
  };
}

const jobArn = (region: string, kind: ArnKind, { name }: JobAnswer): string => printArn(region, { kind, name });

export const jobHandlers = handlersOf({
  async DescribeTrainingJob({ TrainingJobName }, call) {
    const job = await runQuery(call, 'getJob', { name: TrainingJobName });
    const { parameters, metrics, updatedMs } = job.component;
    const status = statusOf(job);
    return {
      TrainingJobName: job.name,
      TrainingJobArn: jobArn(call.region, 'training-job', job),
      TrainingJobStatus: status,
      SecondaryStatus: status === 'InProgress' ? 'Training' : status,
      ...commonFields(job),
      ...progressOf(job, 'Training'),
      LastModifiedTime: seconds(updatedMs),
      HyperParameters: Object.fromEntries(
        parameters.slice(0, hyperParameterLimit).map(([key, form]) => [key, String(form)]),
      ),
      AlgorithmSpecification: {
        TrainingInputMode: 'File',
        MetricDefinitions: metrics.slice(0, metricDefinitionLimit).map(([Name]) => ({ Name, Regex: '.*' })),
      },
    };
  },

  async DescribeProcessingJob({ ProcessingJobName }, call) {
    const job = await runQuery(call, 'getJob', { name: ProcessingJobName });
    return {
      ProcessingJobName: job.name,
      ProcessingJobArn: jobArn(call.region, 'processing-job', job),
      ProcessingJobStatus: statusOf(job),
      ...commonFields(job),
      ...progressOf(job, 'Processing'),
      LastModifiedTime: seconds(job.component.updatedMs),
    };
  },

  async DescribeTransformJob({ TransformJobName }, call) {
    const job = await runQuery(call, 'getJob', { name: TransformJobName });
    return {
      TransformJobName: job.name,
      TransformJobArn: jobArn(call.region, 'transform-job', job),
      TransformJobStatus: statusOf(job),
      ...commonFields(job),
      ...progressOf(job, 'Transform'),
    };
  },
});
