import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

let server: TestServer;
let aws: SagemakerClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
});
afterAll(async () => server[Symbol.asyncDispose]());

const arnOf = (name: string): string => `arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/${name}`;
const datum = (MetricName: string, Value: number, Timestamp: number, Step?: number) => ({
  MetricName,
  Value,
  Timestamp,
  ...(Step !== undefined && { Step }),
});
const start = 1_795_231_800; // The beginning of a minute.

test('points of one second keep the order in which they came', async () => {
  await aws.call('CreateTrialComponent', { TrialComponentName: 'In-Order' });
  for (const values of [
    [5, 3, 9],
    [1, 4],
  ]) {
    const MetricData = values.map((value) => datum('loss', value, start));
    expect(await aws.call('BatchPutMetrics', { TrialComponentName: 'in-order', MetricData })).toEqual({});
  }
  const { Metrics } = await aws.call('DescribeTrialComponent', { TrialComponentName: 'in-order' });
  expect(Metrics?.[0]).toMatchObject({ Last: 4, Count: 5, Min: 1, Max: 9 });
  const native = createClient({ url: server.url });
  const { runs } = await native.searchRuns({ body: { filter: 'name = "In-Order"' } });
  const { values } = await native.readPoints({ params: { runId: runs[0]?.id ?? '' }, query: { name: 'loss' } });
  expect(values).toEqual([5, 3, 9, 1, 4]);
});

test('errors are told by datum; the others are stored', async () => {
  await aws.call('CreateTrialComponent', { TrialComponentName: 'by-datum' });
  const MetricData = [
    datum('good', 1, start),
    datum('bad\u0007', 2, start),
    datum(' ', 3, start),
    datum('good', 4, start),
  ];
  expect(await aws.call('BatchPutMetrics', { TrialComponentName: 'by-datum', MetricData })).toEqual({
    Errors: [
      { Code: 'VALIDATION_ERROR', MetricIndex: 1 },
      { Code: 'VALIDATION_ERROR', MetricIndex: 2 },
    ],
  });
  const { Metrics } = await aws.call('DescribeTrialComponent', { TrialComponentName: 'by-datum' });
  expect(Metrics).toMatchObject([{ MetricName: 'good', Count: 2, Last: 4 }]);
});

test('of an unknown or deleted component each datum is an error', async () => {
  await aws.call('CreateTrialComponent', { TrialComponentName: 'gone' });
  await aws.call('DeleteTrialComponent', { TrialComponentName: 'gone' });
  const MetricData = [datum('m', 1, start), datum('m', 2, start)];
  for (const TrialComponentName of ['gone', 'never'])
    expect(await aws.call('BatchPutMetrics', { TrialComponentName, MetricData })).toEqual({
      Errors: [
        { Code: 'VALIDATION_ERROR', MetricIndex: 0 },
        { Code: 'VALIDATION_ERROR', MetricIndex: 1 },
      ],
    });
});

test('series are answered by step or by periods of time', async () => {
  await aws.call('CreateTrialComponent', { TrialComponentName: 'asked' });
  const MetricData = [
    datum('m', 1, start, 0),
    datum('m', 3, start + 59, 1),
    datum('m', 8, start + 60, 1),
    datum('m', 6, start + 3600, 7),
    datum('other', 1, start),
  ];
  await aws.call('BatchPutMetrics', { TrialComponentName: 'asked', MetricData });
  const base = { MetricName: 'm', ResourceArn: arnOf('Asked') };
  const ask = async (query: object) =>
    (await aws.call('BatchGetMetrics', { MetricQueries: [{ ...base, ...query }] as never })).MetricQueryResults?.[0];
  const minute = { Period: 'OneMinute', XAxisType: 'Timestamp' };
  const ms = start * 1000;
  expect(await ask({ ...minute, MetricStat: 'Avg' })).toEqual({
    Status: 'Complete',
    XAxisValues: [ms, ms + 60_000, ms + 3_600_000],
    MetricValues: [2, 8, 6],
  });
  const values = async (MetricStat: string, more: object = minute) =>
    (await ask({ ...more, MetricStat }))?.MetricValues;
  expect(await values('Min')).toEqual([1, 8, 6]);
  expect(await values('Max')).toEqual([3, 8, 6]);
  expect(await values('Count')).toEqual([2, 1, 1]);
  expect(await values('Last')).toEqual([3, 8, 6]);
  expect(await values('StdDev')).toEqual([Math.SQRT2, 0, 0]);
  expect(await values('Count', { Period: 'FiveMinute', XAxisType: 'Timestamp' })).toEqual([3, 1]);
  expect(await values('Count', { Period: 'OneHour', XAxisType: 'Timestamp' })).toEqual([3, 1]);
  const byStep = { Period: 'IterationNumber', XAxisType: 'IterationNumber' };
  expect(await ask({ ...byStep, MetricStat: 'Max' })).toMatchObject({
    XAxisValues: [0, 1, 7],
    MetricValues: [1, 8, 6],
  });
  expect(await values('Max', { ...byStep, Start: 1, End: 6 })).toEqual([8]);
  for (const unit of [1, 1000])
    expect(await values('Max', { ...minute, Start: (start + 60) * unit, End: (start + 60) * unit })).toEqual([8]);
});

test('answers come in the order of the queries, faults among them', async () => {
  const query = {
    MetricStat: 'Avg',
    Period: 'OneMinute',
    XAxisType: 'Timestamp',
    ResourceArn: arnOf('asked'),
  } as const;
  const { MetricQueryResults } = await aws.call('BatchGetMetrics', {
    MetricQueries: [
      { ...query, MetricName: 'other' },
      { ...query, MetricName: 'other', ResourceArn: arnOf('absent') },
      { ...query, MetricName: 'other', Period: 'IterationNumber' },
      { ...query, MetricName: 'absent' },
    ],
  });
  expect(MetricQueryResults).toEqual([
    { Status: 'Complete', XAxisValues: [start * 1000], MetricValues: [1] },
    { Status: 'ValidationError', Message: expect.stringContaining('ResourceArn'), XAxisValues: [], MetricValues: [] },
    { Status: 'ValidationError', Message: expect.stringContaining('Period'), XAxisValues: [], MetricValues: [] },
    { Status: 'Complete', XAxisValues: [], MetricValues: [] },
  ]);
});
