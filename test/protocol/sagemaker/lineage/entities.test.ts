import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allPages, arnOf, startSagemaker, text } from './lineage-client.ts';
import type { LineageClient } from './lineage-client.ts';

let client: LineageClient;
beforeAll(async () => {
  client = await startSagemaker();
});
afterAll(async () => client[Symbol.asyncDispose]());

const local = { IamIdentity: { Arn: 'arn:aws:iam::123456789012:root', PrincipalId: '123456789012' } };

describe('artifacts', () => {
  const Source = {
    SourceUri: 's3://lake/train.csv',
    SourceTypes: [
      { SourceIdType: 'S3ETag', Value: '"0232"' },
      { SourceIdType: 'Custom', Value: 'nightly' },
    ],
  } as const;
  const made = {
    ArtifactName: 'train',
    ArtifactType: 'DataSet',
    Source,
    Properties: { rows: '10', cols: '3' },
    MetadataProperties: { CommitId: 'abc', Repository: 'git://x' },
  };

  test('an artifact is described as it was made, the quotes of its ETag too', async () => {
    const { ArtifactArn } = await client.call('CreateArtifact', { ...made, Tags: [{ Key: 'team', Value: 'a' }] });
    expect(ArtifactArn).toMatch(/^arn:aws:sagemaker:us-east-1:123456789012:artifact\/[0-9a-f]{32}$/);
    const found = await client.call('DescribeArtifact', { ArtifactArn: text(ArtifactArn) });
    expect(found).toEqual({
      ...made,
      ArtifactArn,
      CreationTime: expect.any(Number),
      CreatedBy: local,
      LastModifiedTime: found.CreationTime,
      LastModifiedBy: local,
      LineageGroupArn: arnOf('lineage-group', 'sagemaker-default-lineage-group'),
    });
  });

  test('made again alike it is the same one; the order of source types does not matter', async () => {
    const first = await client.call('CreateArtifact', made);
    const turned = { ...made, Source: { ...Source, SourceTypes: Source.SourceTypes.toReversed() } };
    expect(await client.call('CreateArtifact', turned)).toEqual(first);
  });

  test.each([
    ['name', { ArtifactName: 'other' }],
    ['type', { ArtifactType: 'Model' }],
    ['properties', { Properties: { rows: '11' } }],
  ])('made again with another %s it exists already', async (_, change) => {
    await client.call('CreateArtifact', made);
    await expect(client.call('CreateArtifact', { ...made, ...change })).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('already exists'),
    });
  });

  test('another ETag is another artifact', async () => {
    const { ArtifactArn: first } = await client.call('CreateArtifact', made);
    const SourceTypes = [{ SourceIdType: 'S3ETag', Value: '0232' }] as const;
    const second = await client.call('CreateArtifact', { ...made, Source: { ...Source, SourceTypes } });
    expect(second.ArtifactArn).not.toBe(first);
  });

  test('an update adds and removes properties, removal wins, and what is not named stays', async () => {
    const { ArtifactArn } = await client.call('CreateArtifact', {
      Source: { SourceUri: 's3://lake/updated' },
      ArtifactType: 'DataSet',
      Properties: { a: '1', b: '2', c: '3' },
    });
    const Properties = { b: '20', d: '4', e: '5' };
    await client.call('UpdateArtifact', { ArtifactArn: text(ArtifactArn), Properties, PropertiesToRemove: ['a', 'e'] });
    const found = await client.call('DescribeArtifact', { ArtifactArn: text(ArtifactArn) });
    expect(found.Properties).toEqual({ b: '20', c: '3', d: '4' });
    expect(found).not.toHaveProperty('ArtifactName');
    await client.call('UpdateArtifact', { ArtifactArn: text(ArtifactArn), ArtifactName: 'named' });
    expect(await client.call('DescribeArtifact', { ArtifactArn: text(ArtifactArn) })).toMatchObject({
      ArtifactName: 'named',
      Properties: found.Properties,
    });
  });

  test('an update with what is there changes nothing, the time of the last change neither', async () => {
    const { ArtifactArn } = await client.call('CreateArtifact', {
      ...made,
      Source: { SourceUri: 's3://lake/unchanged' },
    });
    const before = await client.call('DescribeArtifact', { ArtifactArn: text(ArtifactArn) });
    const { ArtifactName = '', Properties = {} } = before;
    await client.call('UpdateArtifact', { ArtifactArn: text(ArtifactArn), ArtifactName, Properties });
    expect(await client.call('DescribeArtifact', { ArtifactArn: text(ArtifactArn) })).toEqual(before);
  });

  test('more properties than a request can name are refused', async () => {
    const many = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`p${from + i}`, 'x']));
    const { ArtifactArn = '' } = await client.call('CreateArtifact', {
      Source: { SourceUri: 's3://lake/many' },
      ArtifactType: 'DataSet',
      Properties: many(0, 30),
    });
    await expect(client.call('UpdateArtifact', { ArtifactArn, Properties: many(30, 31) })).rejects.toMatchObject({
      code: 'ResourceLimitExceeded',
    });
    await client.call('UpdateArtifact', { ArtifactArn, Properties: many(30, 31), PropertiesToRemove: ['p0'] });
  });

  test('it is deleted by its ARN or its source, once, and can be made anew', async () => {
    const gone = { Source: { SourceUri: 's3://lake/gone' }, ArtifactType: 'DataSet' };
    const { ArtifactArn = '' } = await client.call('CreateArtifact', gone);
    expect(await client.call('DeleteArtifact', { Source: gone.Source })).toEqual({ ArtifactArn });
    await expect(client.call('DeleteArtifact', { ArtifactArn })).rejects.toMatchObject({ code: 'ResourceNotFound' });
    await expect(client.call('DescribeArtifact', { ArtifactArn })).rejects.toMatchObject({ code: 'ResourceNotFound' });
    expect(await client.call('CreateArtifact', gone)).toEqual({ ArtifactArn });
    await client.call('DeleteArtifact', { ArtifactArn, Source: gone.Source });
    await expect(client.call('DeleteArtifact', {})).rejects.toMatchObject({ code: 'ValidationException' });
  });

  test('a list has those of a source, of a type, of a time, page by page in either order', async () => {
    const type = { ArtifactType: 'Listed' };
    const uris = ['s3://l/a', 's3://l/b', 's3://l/c', 's3://l/d', 's3://l/e'];
    for (const SourceUri of uris) await client.call('CreateArtifact', { ...type, Source: { SourceUri } });
    const list = (more: object) =>
      allPages(
        (page) => client.call('ListArtifacts', { ...type, MaxResults: 2, ...more, ...page }),
        (answer) => answer.ArtifactSummaries,
      );
    const newestFirst = await list({});
    expect(newestFirst.map((each) => each.Source?.SourceUri)).toEqual(uris.toReversed());
    expect(await list({ SortOrder: 'Ascending' })).toEqual(newestFirst.toReversed());
    expect(await list({ SourceUri: 's3://l/c' })).toHaveLength(1);
    const times = newestFirst.map(({ CreationTime = 0 }) => CreationTime);
    const [CreatedBefore = 0, CreatedAfter = 0] = [times[1], times[3]];
    const within = times.filter((time) => time >= CreatedAfter && time <= CreatedBefore);
    expect(await list({ CreatedAfter, CreatedBefore })).toHaveLength(within.length);
  });

  test('a token of another question is refused', async () => {
    for (const SourceUri of ['s3://t/a', 's3://t/b'])
      await client.call('CreateArtifact', { ArtifactType: 'Tokens', Source: { SourceUri } });
    const { NextToken = '' } = await client.call('ListArtifacts', { ArtifactType: 'Tokens', MaxResults: 1 });
    expect(NextToken).not.toBe('');
    for (const question of [{ NextToken }, { ArtifactType: 'Tokens', NextToken: `${NextToken}x` }, { NextToken: '1' }])
      await expect(client.call('ListArtifacts', question)).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

describe.each([
  {
    noun: 'Action',
    create: (name: string, more: object) =>
      client.call('CreateAction', { ActionName: name, Source: { SourceUri: 'u' }, ActionType: 'Training', ...more }),
    describe: (name: string) => client.call('DescribeAction', { ActionName: name }),
    update: (name: string, more: object) => client.call('UpdateAction', { ActionName: name, ...more }),
    remove: (name: string) => client.call('DeleteAction', { ActionName: name }),
    list: async (more: object) => {
      const { ActionSummaries = [], NextToken } = await client.call('ListActions', more);
      return { names: ActionSummaries.map(({ ActionName }) => ActionName), NextToken };
    },
  },
  {
    noun: 'Context',
    create: (name: string, more: object) =>
      client.call('CreateContext', { ContextName: name, Source: { SourceUri: 'u' }, ContextType: 'Endpoint', ...more }),
    describe: (name: string) => client.call('DescribeContext', { ContextName: name }),
    update: (name: string, more: object) => client.call('UpdateContext', { ContextName: name, ...more }),
    remove: (name: string) => client.call('DeleteContext', { ContextName: name }),
    list: async (more: object) => {
      const { ContextSummaries = [], NextToken } = await client.call('ListContexts', more);
      return { names: ContextSummaries.map(({ ContextName }) => ContextName), NextToken };
    },
  },
])('$noun', ({ noun, create, describe: read, update, remove, list }) => {
  const arn = (name: string) => arnOf(noun.toLowerCase(), name);

  test('it is described by name, whatever the case, or ARN, with all that was said of it', async () => {
    const Source = { SourceUri: 'git://x', SourceType: 'Git', SourceId: 'main' };
    expect(await create('Full-One', { Source, Description: 'd', Properties: { a: '1' } })).toEqual({
      [`${noun}Arn`]: arn('Full-One'),
    });
    const found = await read('full-one');
    expect(found).toMatchObject({ [`${noun}Name`]: 'Full-One', Source, Description: 'd', Properties: { a: '1' } });
    expect(await read(arn('Full-One'))).toEqual(found);
    await expect(create('FULL-one', {})).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('already exists'),
    });
  });

  test('an update changes what it names', async () => {
    await create('changing', { Properties: { a: '1', b: '2' } });
    await update('Changing', { Description: 'new', Properties: { c: '3' }, PropertiesToRemove: ['a'] });
    expect(await read('changing')).toMatchObject({ Description: 'new', Properties: { b: '2', c: '3' } });
    await expect(update('nothing', { Description: 'x' })).rejects.toMatchObject({ code: 'ResourceNotFound' });
  });

  test('it is deleted once', async () => {
    await create('short-lived', {});
    await remove('SHORT-lived');
    await expect(remove('short-lived')).rejects.toMatchObject({ code: 'ResourceNotFound' });
    await expect(read('short-lived')).rejects.toMatchObject({ code: 'ResourceNotFound' });
  });

  test('a list goes by name or time', async () => {
    const type = { [`${noun}Type`]: 'Sorted' };
    for (const name of ['b', 'C', 'a']) await create(`sorted-${name}`, type);
    const ask = (more: object) => list({ ...type, ...more });
    expect((await ask({})).names).toEqual(['sorted-a', 'sorted-C', 'sorted-b']);
    expect((await ask({ SortBy: 'Name', SortOrder: 'Ascending' })).names).toEqual(['sorted-a', 'sorted-b', 'sorted-C']);
    const first = await ask({ SortBy: 'Name', MaxResults: 2 });
    expect(first.names).toEqual(['sorted-C', 'sorted-b']);
    await remove('sorted-b');
    const rest = await ask({ SortBy: 'Name', MaxResults: 2, NextToken: first.NextToken });
    expect(rest).toEqual({ names: ['sorted-a'] });
  });
});

test('an action has a status, which an update changes', async () => {
  const ActionName = 'with-status';
  await client.call('CreateAction', {
    ActionName,
    Source: { SourceUri: 'u' },
    ActionType: 'T',
    Status: 'InProgress',
    MetadataProperties: { GeneratedBy: 'x' },
  });
  await client.call('UpdateAction', { ActionName, Status: 'Completed' });
  expect(await client.call('DescribeAction', { ActionName })).toMatchObject({
    Status: 'Completed',
    MetadataProperties: { GeneratedBy: 'x' },
  });
});

test('the one lineage group has no policy', async () => {
  const LineageGroupName = 'sagemaker-default-lineage-group';
  const LineageGroupArn = arnOf('lineage-group', LineageGroupName);
  expect(await client.call('ListLineageGroups', {})).toEqual({
    LineageGroupSummaries: [expect.objectContaining({ LineageGroupName, LineageGroupArn })],
  });
  expect(await client.call('DescribeLineageGroup', { LineageGroupName })).toMatchObject({
    LineageGroupName,
    LineageGroupArn,
  });
  await expect(client.call('ListLineageGroups', { NextToken: 'x' })).rejects.toMatchObject({
    code: 'ValidationException',
  });
  for (const name of [LineageGroupName, LineageGroupArn, 'another'])
    await expect(client.call('GetLineageGroupPolicy', { LineageGroupName: name })).rejects.toMatchObject({
      code: 'ResourceNotFound',
    });
});

test('an ARN of another account or partition names nothing', async () => {
  await client.call('CreateAction', { ActionName: 'foreign', Source: { SourceUri: 'u' }, ActionType: 'T' });
  for (const arn of [
    'arn:aws:sagemaker:us-east-1:999999999999:action/foreign',
    'arn:aws-cn:sagemaker:us-east-1:123456789012:action/foreign',
  ])
    await expect(client.call('DescribeAction', { ActionName: arn })).rejects.toMatchObject({
      code: 'ResourceNotFound',
    });
  expect(
    await client.call('DescribeAction', { ActionName: arnOf('action', 'foreign').replace('us-east-1', 'eu-west-3') }),
  ).toMatchObject({
    ActionName: 'foreign',
    ActionArn: arnOf('action', 'foreign'),
  });
});
