import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

let count = 0;
async function create(input: object = {}): Promise<string> {
  const TrialComponentName = `component-${count++}`;
  await aws.call('CreateTrialComponent', { TrialComponentName, ...input });
  return TrialComponentName;
}
const describeIt = (TrialComponentName: string) => aws.call('DescribeTrialComponent', { TrialComponentName });
const update = (TrialComponentName: string, change: object) =>
  aws.call('UpdateTrialComponent', { TrialComponentName, ...change });

test('is bare when it was created bare', async () => {
  const name = await create();
  const arn = `arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/${name}`;
  const described = await describeIt(name.toUpperCase());
  const { CreationTime, LastModifiedTime, CreatedBy, LineageGroupArn, ...rest } = described;
  expect(rest).toEqual({
    TrialComponentName: name,
    TrialComponentArn: arn,
    DisplayName: name,
    LastModifiedBy: {},
    Parameters: {},
    InputArtifacts: {},
    OutputArtifacts: {},
    Metrics: [],
    Sources: [],
  });
  expect([CreationTime, CreatedBy, LineageGroupArn]).toEqual([
    LastModifiedTime,
    { IamIdentity: expect.any(Object) },
    expect.stringContaining(':lineage-group/'),
  ]);
  expect(await describeIt(arn)).toEqual(described);
  expect(await describeIt(arn.replace('us-east-1', 'eu-west-3'))).toEqual(described);
  const elsewhere = arn.replace('123456789012', '999999999999');
  expect(await aws.fault('DescribeTrialComponent', { TrialComponentName: elsewhere })).toMatchObject({
    code: 'ResourceNotFound',
  });
});

test('holds all that it was created with', async () => {
  const made = {
    DisplayName: 'Shown-So',
    Status: { PrimaryStatus: 'Failed', Message: 'out of memory' },
    StartTime: 1_795_231_815.087,
    EndTime: 1_795_231_816.5,
    Parameters: {
      lr: { NumberValue: 0.1 },
      opt: { StringValue: 'adam' },
      empty: { StringValue: '' },
      n: { NumberValue: -3 },
    },
    InputArtifacts: {
      data: { Value: 's3://bucket/data.csv', MediaType: 'text/csv' },
      bare: { Value: 's3://bucket/bare' },
      'odd:name \\ here/': { Value: 'a value' },
      ['k'.repeat(128)]: { Value: 'v'.repeat(2048) },
    },
    OutputArtifacts: { data: { Value: 'another', MediaType: 'application/x-tar' } },
    MetadataProperties: { CommitId: 'abc', GeneratedBy: 'arn:x' },
  };
  const name = await create(made);
  expect(await describeIt(name)).toMatchObject(made);
  expect((await describeIt(name)).InputArtifacts).toEqual(made.InputArtifacts);
});

test('has a name of its own, whatever the case', async () => {
  const name = await create();
  expect(await aws.fault('CreateTrialComponent', { TrialComponentName: name.toUpperCase() })).toEqual({
    status: 400,
    code: 'ValidationException',
    message: expect.stringContaining('already exists'),
  });
  for (const operation of ['DescribeTrialComponent', 'UpdateTrialComponent', 'DeleteTrialComponent'] as const)
    expect(await aws.fault(operation, { TrialComponentName: 'nobody' })).toMatchObject({ code: 'ResourceNotFound' });
  await aws.call('DeleteTrialComponent', { TrialComponentName: name });
  expect(await aws.fault('DescribeTrialComponent', { TrialComponentName: name })).toMatchObject({
    code: 'ResourceNotFound',
  });
  await aws.call('CreateTrialComponent', { TrialComponentName: name });
});

describe('an update', () => {
  test('merges by key; removal wins; empty maps clear nothing', async () => {
    const name = await create({
      Parameters: { a: { NumberValue: 1 }, b: { StringValue: 'old' } },
      InputArtifacts: { in: { Value: 's3://b/1' } },
      OutputArtifacts: { out: { Value: 's3://b/2' } },
    });
    await update(name, { Parameters: {}, InputArtifacts: {}, OutputArtifacts: {} });
    await update(name, {
      Parameters: { b: { NumberValue: 2 }, c: { StringValue: 'new' }, d: { NumberValue: 4 } },
      ParametersToRemove: ['d', 'absent'],
      InputArtifacts: { in: { Value: 's3://b/3' }, gone: { Value: 'x' } },
      InputArtifactsToRemove: ['gone'],
      OutputArtifactsToRemove: ['out'],
    });
    expect(await describeIt(name)).toMatchObject({
      Parameters: { a: { NumberValue: 1 }, b: { NumberValue: 2 }, c: { StringValue: 'new' } },
      InputArtifacts: { in: { Value: 's3://b/3' } },
      OutputArtifacts: {},
    });
    await update(name, { ParametersToRemove: ['a', 'c'] });
    expect((await describeIt(name)).Parameters).toEqual({ b: { NumberValue: 2 } });
  });

  test('takes every status after every other, and re-opens with the old end', async () => {
    const name = await create();
    const status = (PrimaryStatus: string, more: object = {}) => update(name, { Status: { PrimaryStatus }, ...more });
    await status('InProgress', { StartTime: 100 });
    await status('Completed', { EndTime: 200 });
    expect(await describeIt(name)).toMatchObject({ StartTime: 100, EndTime: 200 });
    await status('InProgress', { StartTime: 100, EndTime: 200 });
    expect(await describeIt(name)).toMatchObject({ Status: { PrimaryStatus: 'InProgress' }, EndTime: 200 });
    await status('Stopping');
    await status('Failed', { EndTime: 300 });
    for (const each of ['Stopped', 'Failed', 'Completed', 'Stopping', 'Completed']) await status(each);
    expect(await describeIt(name)).toMatchObject({
      StartTime: 100,
      EndTime: 300,
      Status: { PrimaryStatus: 'Completed' },
    });
  });

  test('replaces status and message together', async () => {
    const name = await create({ Status: { PrimaryStatus: 'InProgress', Message: 'begun' } });
    expect((await describeIt(name)).Status).toEqual({ PrimaryStatus: 'InProgress', Message: 'begun' });
    await update(name, { Status: { PrimaryStatus: 'Completed' } });
    expect((await describeIt(name)).Status).toEqual({ PrimaryStatus: 'Completed' });
  });

  test('keeps times that come without a status', async () => {
    const name = await create();
    await update(name, { EndTime: 50, StartTime: 40.25 });
    const described = await describeIt(name);
    expect(described).toMatchObject({ StartTime: 40.25, EndTime: 50 });
    expect(described).not.toHaveProperty('Status');
  });

  test('gives a display name, which a later update of something else leaves', async () => {
    const name = await create();
    await update(name, { DisplayName: 'Nice' });
    await update(name, { Parameters: { a: { NumberValue: 1 } } });
    expect(await describeIt(name)).toMatchObject({ DisplayName: 'Nice' });
    await update(name, { DisplayName: name });
    expect(await describeIt(name)).toMatchObject({ DisplayName: name });
  });
});

test('one metric summary per name', async () => {
  const name = await create();
  const MetricData = [3, 1, 2].map((Value, Step) => ({ MetricName: 'loss', Value, Step, Timestamp: 1_795_231_815 }));
  await aws.call('BatchPutMetrics', { TrialComponentName: name, MetricData });
  await aws.call('BatchPutMetrics', {
    TrialComponentName: name,
    MetricData: [{ MetricName: 'acc', Value: 0.5, Timestamp: 1_795_231_816 }],
  });
  const { Metrics, TrialComponentArn: SourceArn = '' } = await describeIt(name);
  expect(Metrics).toEqual([
    {
      MetricName: 'acc',
      SourceArn,
      TimeStamp: 1_795_231_816,
      Max: 0.5,
      Min: 0.5,
      Last: 0.5,
      Count: 1,
      Avg: 0.5,
      StdDev: 0,
    },
    { MetricName: 'loss', SourceArn, TimeStamp: 1_795_231_815, Max: 3, Min: 1, Last: 2, Count: 3, Avg: 2, StdDev: 1 },
  ]);
});
