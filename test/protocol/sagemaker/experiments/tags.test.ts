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

const runTag = { Key: 'sagemaker:trial-component-source', Value: 'run' };
const tag = (Key: string, Value = Key) => ({ Key, Value });

/** One of each kind that can have tags, with the tags that it shows when it was given none. */
async function resources(name: string, Tags: { Key: string; Value: string }[]) {
  const { ExperimentArn = '' } = await aws.call('CreateExperiment', { ExperimentName: name, Tags });
  const { TrialArn = '' } = await aws.call('CreateTrial', { TrialName: name, ExperimentName: name, Tags });
  const { TrialComponentArn = '' } = await aws.call('CreateTrialComponent', { TrialComponentName: name, Tags });
  const { ArtifactArn = '' } = await aws.call('CreateArtifact', {
    ArtifactType: 'Model',
    Source: { SourceUri: `s3://b/${name}` },
    Tags,
  });
  const { ActionArn = '' } = await aws.call('CreateAction', {
    ActionName: name,
    ActionType: 'Deploy',
    Source: { SourceUri: 'x' },
    Tags,
  });
  const { ContextArn = '' } = await aws.call('CreateContext', {
    ContextName: name,
    ContextType: 'Endpoint',
    Source: { SourceUri: 'x' },
    Tags,
  });
  return [
    [ExperimentArn, []],
    [TrialArn, []],
    [TrialComponentArn, [runTag]],
    [ArtifactArn, []],
    [ActionArn, []],
    [ContextArn, []],
  ] as const;
}

test('tags of everything keep the order in which they were given', async () => {
  const first = [tag('z'), tag('a'), tag('10'), tag('9')];
  for (const [ResourceArn, always] of await resources('Ordered', first)) {
    expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags: [...first, ...always] });
    await aws.call('AddTags', { ResourceArn, Tags: [tag('m'), tag('a', 'changed'), tag('b')] });
    const after = [tag('z'), tag('a', 'changed'), tag('10'), tag('9'), tag('m'), tag('b'), ...always];
    expect(await aws.call('ListTags', { ResourceArn: ResourceArn.toLowerCase() })).toEqual({ Tags: after });
    expect(await aws.call('DeleteTags', { ResourceArn, TagKeys: ['z', 'absent', 'm'] })).toEqual({});
    const { Tags } = await aws.call('AddTags', { ResourceArn, Tags: [tag('z', 'again')] });
    expect(Tags).toEqual([tag('a', 'changed'), tag('10'), tag('9'), tag('b'), tag('z', 'again'), ...always]);
  }
});

test('the tag that marks runs is there once, whoever gives or removes it', async () => {
  const { TrialComponentArn: ResourceArn = '' } = await aws.call('CreateTrialComponent', {
    TrialComponentName: 'marked',
    Tags: [tag('k', 'v'), runTag],
  });
  const Tags = [tag('k', 'v'), runTag];
  expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags });
  await aws.call('AddTags', { ResourceArn, Tags: [runTag] });
  await aws.call('DeleteTags', { ResourceArn, TagKeys: [runTag.Key] });
  expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags });
  await aws.call('AddTags', { ResourceArn, Tags: [{ ...runTag, Value: 'job' }] });
  expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags: [Tags[0], { ...runTag, Value: 'job' }] });
  await aws.call('DeleteTags', { ResourceArn, TagKeys: [runTag.Key] });
  expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags });
});

test('fifty of them, and no more', async () => {
  const fifty = Array.from({ length: 50 }, (_, i) => tag(`key-${i}`));
  const { ExperimentArn: ResourceArn = '' } = await aws.call('CreateExperiment', {
    ExperimentName: 'fifty',
    Tags: fifty,
  });
  expect(await aws.call('ListTags', { ResourceArn })).toEqual({ Tags: fifty });
  expect(await aws.fault('AddTags', { ResourceArn, Tags: [tag('one more')] })).toMatchObject({
    code: 'ResourceLimitExceeded',
  });
  const { Tags } = await aws.call('AddTags', { ResourceArn, Tags: [tag('key-3', 'new')] });
  expect(Tags?.[3]).toEqual(tag('key-3', 'new'));
});

test('tags of other faces come page by page, in characters and lengths that are allowed here, and go in again unchanged', async () => {
  const name = 'many-tags';
  const tags: Record<string, string> = { 'naïve key!': 'a "quoted" value', ['l'.repeat(300)]: 'v'.repeat(1000) };
  for (let i = 0; i < 70; i++) tags[`key-${i}`] = `value ${i}`;
  const native = createClient({ url: server.url });
  const { id: experimentId } = await native.createExperiment({ body: { name, tags } });
  const ResourceArn = `arn:aws:sagemaker:us-east-1:123456789012:experiment/${name}`;
  const first = await aws.call('ListTags', { ResourceArn });
  expect(first.Tags).toHaveLength(50);
  const second = await aws.call('ListTags', { ResourceArn, NextToken: first.NextToken ?? '' });
  expect(second).not.toHaveProperty('NextToken');
  const all = [...(first.Tags ?? []), ...(second.Tags ?? [])];
  expect(all).toHaveLength(72);
  const state = () => native.getExperiment({ params: { experimentId } });
  const before = await state();
  await aws.call('AddTags', { ResourceArn, Tags: all.slice(0, 50) });
  await aws.call('AddTags', { ResourceArn, Tags: all.slice(50) });
  expect(await state()).toEqual(before);
  await aws.call('DeleteTags', { ResourceArn, TagKeys: all.slice(0, 2).map(({ Key }) => Key) });
  expect(Object.keys((await state()).tags).sort()).toEqual(Object.keys(tags).slice(2).sort());
  expect(await aws.fault('ListTags', { ResourceArn, NextToken: 'forged' })).toMatchObject({
    code: 'ValidationException',
  });
});

test('of what is not there are refused', async () => {
  const arn = (rest: string) => `arn:aws:sagemaker:us-east-1:${rest}`;
  for (const ResourceArn of [
    arn('123456789012:experiment/absent'),
    arn('123456789012:artifact/0123'),
    arn('123456789012:training-job/none'),
  ])
    expect(await aws.fault('ListTags', { ResourceArn })).toMatchObject({ code: 'ResourceNotFound' });
  for (const ResourceArn of [arn('999999999999:experiment/absent'), arn('123456789012:endpoint/e')])
    expect(await aws.fault('AddTags', { ResourceArn, Tags: [] })).toMatchObject({ code: 'ValidationException' });
});
