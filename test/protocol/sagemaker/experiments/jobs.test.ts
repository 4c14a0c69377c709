import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

let server: TestServer;
let aws: SagemakerClient;
let native: AssayClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
  native = createClient({ url: server.url });
});
afterAll(async () => server[Symbol.asyncDispose]());

test('a run that was started as a program is a job that says where it stands', async () => {
  const { id } = await native.createRun({
    body: {
      experimentName: 'jobs',
      name: 'Night Run',
      source: 'cli-exec',
      parameters: { lr: 0.1, opt: 'adam' },
    },
  });
  const name = `assay-${id}`;
  const ExperimentConfig = {
    ExperimentName: 'jobs',
    TrialName: 'Default-Run-Group-jobs',
    RunName: 'jobs-night-run',
  };
  const arn = (kind: string) => `arn:aws:sagemaker:us-east-1:123456789012:${kind}/${name}`;
  expect(await aws.call('DescribeTrainingJob', { TrainingJobName: name })).toMatchObject({
    TrainingJobName: name,
    TrainingJobArn: arn('training-job'),
    TrainingJobStatus: 'InProgress',
    SecondaryStatus: 'Training',
    ExperimentConfig,
    HyperParameters: { lr: '0.1', opt: 'adam' },
    TrainingStartTime: expect.any(Number),
  });
  expect(await aws.call('DescribeProcessingJob', { ProcessingJobName: name })).toMatchObject({
    ProcessingJobArn: arn('processing-job'),
    ProcessingJobStatus: 'InProgress',
    ExperimentConfig,
  });
  await native.updateRun({ params: { runId: id }, body: { status: 'failed', statusMessage: 'exit status 1' } });
  expect(await aws.call('DescribeTransformJob', { TransformJobName: name })).toMatchObject({
    TransformJobArn: arn('transform-job'),
    TransformJobStatus: 'Failed',
    FailureReason: 'exit status 1',
    TransformEndTime: expect.any(Number),
    ExperimentConfig,
  });
  for (const SourceArn of [arn('training-job'), arn('training-job').toLowerCase()]) {
    const { TrialComponentSummaries } = await aws.call('ListTrialComponents', { SourceArn });
    expect(TrialComponentSummaries).toMatchObject([
      {
        TrialComponentName: 'jobs-night-run',
        TrialComponentSource: { SourceArn: arn('training-job'), SourceType: 'SageMakerTrainingJob' },
      },
    ]);
  }
  expect(await aws.call('DescribeTrialComponent', { TrialComponentName: 'jobs-night-run' })).toMatchObject({
    Source: { SourceArn: arn('training-job') },
    Sources: [{ SourceArn: arn('training-job') }],
  });
});

test('nothing else is one', async () => {
  const { id } = await native.createRun({ body: { experimentName: 'jobs', name: 'by hand' } });
  for (const name of [`assay-${id}`, 'tj1', 'assay', `assay-${'0'.repeat(32)}`]) {
    const fault = { status: 400, code: 'ResourceNotFound', message: 'Requested resource not found.' };
    expect(await aws.fault('DescribeTrainingJob', { TrainingJobName: name })).toEqual(fault);
    expect(await aws.fault('DescribeProcessingJob', { ProcessingJobName: name })).toEqual(fault);
    expect(await aws.fault('DescribeTransformJob', { TransformJobName: name })).toEqual(fault);
  }
});
