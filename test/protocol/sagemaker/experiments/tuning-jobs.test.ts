import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

let server: TestServer;
let aws: SagemakerClient;
let native: AssayClient;
let studyId: string;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
  native = createClient({ url: server.url });
  const body = {
    experimentName: 'tuned',
    name: 'night search',
    space: {
      lr: { kind: 'float', low: 0.001, high: 0.1, scale: 'log' },
      layers: { kind: 'int', low: 1, high: 4 },
      opt: { kind: 'categorical', choices: ['adam', 'sgd'] },
    },
    objectives: [{ metric: 'accuracy', direction: 'maximize' as const }],
    sampler: { kind: 'random' as const },
    limits: { maxTrials: 20, maxParallel: 4, maxRuntimeMs: 3_600_000, targetValue: 0.99 },
    seed: 7,
  };
  studyId = (await native.createStudy({ body })).id;
  const { trials } = await native.askTrials({ params: { studyId }, body: { worker: 'w', count: 4 } });
  for (const [i, { number }] of trials.entries()) {
    const params = { studyId, number };
    if (i < 2) await native.tellTrial({ params, body: { state: 'complete', objectives: [0.5 + i / 10] } });
    if (i === 2) await native.tellTrial({ params, body: { state: 'failed', failure: 'out of memory' } });
  }
});
afterAll(async () => server[Symbol.asyncDispose]());

const name = 'night-search';
const trainingJobs = (input: object) =>
  aws.call('ListTrainingJobsForHyperParameterTuningJob', { HyperParameterTuningJobName: name, ...input });

test('a study is a tuning job: its configuration, its counts, its best trial', async () => {
  expect(await aws.call('DescribeHyperParameterTuningJob', { HyperParameterTuningJobName: name })).toMatchObject({
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobArn: `arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/${name}`,
    HyperParameterTuningJobStatus: 'InProgress',
    HyperParameterTuningJobConfig: {
      Strategy: 'Random',
      HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'accuracy' },
      ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 4, MaxRuntimeInSeconds: 3600 },
      ParameterRanges: {
        ContinuousParameterRanges: [{ Name: 'lr', MinValue: '0.001', MaxValue: '0.1', ScalingType: 'Logarithmic' }],
        IntegerParameterRanges: [{ Name: 'layers', MinValue: '1', MaxValue: '4', ScalingType: 'Linear' }],
        CategoricalParameterRanges: [{ Name: 'opt', Values: ['adam', 'sgd'] }],
      },
      TrainingJobEarlyStoppingType: 'Off',
      TuningJobCompletionCriteria: { TargetObjectiveMetricValue: 0.99 },
      RandomSeed: 7,
    },
    TrainingJobStatusCounters: { Completed: 2, InProgress: 1, NonRetryableError: 1, Stopped: 0 },
    ObjectiveStatusCounters: { Succeeded: 2, Pending: 1, Failed: 1 },
    BestTrainingJob: {
      FinalHyperParameterTuningJobObjectiveMetric: { Type: 'Maximize', MetricName: 'accuracy', Value: 0.6 },
      TunedHyperParameters: { opt: expect.stringMatching(/^(adam|sgd)$/) },
    },
  });
});

test('its trials are training jobs, in any order, page by page', async () => {
  const { TrainingJobSummaries: all } = await trainingJobs({});
  expect(all.map((each) => each.TrainingJobStatus)).toEqual(['Completed', 'Completed', 'Failed', 'InProgress']);
  expect(all.map((each) => each.ObjectiveStatus)).toEqual(['Succeeded', 'Succeeded', 'Failed', 'Pending']);
  expect(all[2]).toMatchObject({ FailureReason: 'out of memory', TuningJobName: name });
  const first = await trainingJobs({ SortOrder: 'Descending', MaxResults: 3 });
  const rest = await trainingJobs({ SortOrder: 'Descending', MaxResults: 3, NextToken: first.NextToken ?? '' });
  expect([...first.TrainingJobSummaries, ...rest.TrainingJobSummaries]).toEqual(all.toReversed());
  expect(rest.NextToken).toBeUndefined();
  const best = await trainingJobs({ SortBy: 'FinalObjectiveMetricValue', SortOrder: 'Descending' });
  expect(best.TrainingJobSummaries).toEqual([all[1], all[0]]);
  expect((await trainingJobs({ StatusEquals: 'Failed' })).TrainingJobSummaries).toEqual([all[2]]);
  const TrainingJobName = all[1]?.TrainingJobName ?? '';
  expect(await aws.call('DescribeTrainingJob', { TrainingJobName })).toMatchObject({
    TrainingJobName,
    TrainingJobStatus: 'Completed',
    HyperParameters: all[1]?.TunedHyperParameters,
    ExperimentConfig: { ExperimentName: 'tuned', TrialName: name },
  });
});

test('tuning jobs are listed and stopped; a long name is the id; what is not there is said so', async () => {
  const longName = 'a search with a name that SageMaker has no room for';
  const objectives = [{ metric: 'loss', direction: 'minimize' as const }];
  const { id } = await native.createStudy({ body: { experimentName: 'tuned', name: longName, objectives } });
  const list = async (input: object) => {
    const { HyperParameterTuningJobSummaries: jobs } = await aws.call('ListHyperParameterTuningJobs', input);
    return jobs.map((each) => `${each.HyperParameterTuningJobName} ${each.HyperParameterTuningJobStatus}`);
  };
  expect(await list({ SortBy: 'CreationTime', SortOrder: 'Descending' })).toEqual([
    `${id} InProgress`,
    `${name} InProgress`,
  ]);
  await aws.call('StopHyperParameterTuningJob', { HyperParameterTuningJobName: id });
  expect(await list({ StatusEquals: 'Stopped' })).toEqual([`${id} Stopped`]);
  expect(await list({ NameContains: 'NIGHT' })).toEqual([`${name} InProgress`]);
  expect(await native.askTrials({ params: { studyId: id }, body: { worker: 'w' } })).toMatchObject({ ended: 'asked' });
  expect(await aws.fault('DescribeHyperParameterTuningJob', { HyperParameterTuningJobName: 'nothing' })).toMatchObject({
    status: 400,
    code: 'ResourceNotFound',
  });
});
