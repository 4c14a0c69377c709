import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allPages, arnOf, startSagemaker, text } from './lineage-client.ts';
import type { LineageClient } from './lineage-client.ts';

let client: LineageClient;
beforeAll(async () => {
  client = await startSagemaker();
});
afterAll(async () => client[Symbol.asyncDispose]());

const artifact = async (uri: string, type = 'DataSet', name?: string): Promise<string> => {
  const named = name === undefined ? {} : { ArtifactName: name };
  const { ArtifactArn } = await client.call('CreateArtifact', {
    ...named,
    Source: { SourceUri: uri },
    ArtifactType: type,
  });
  return text(ArtifactArn);
};
const action = async (name: string): Promise<string> => {
  const made = await client.call('CreateAction', {
    ActionName: name,
    Source: { SourceUri: 'u' },
    ActionType: 'Training',
  });
  return text(made.ActionArn);
};
type Type = 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';
const add = (SourceArn: string, DestinationArn: string, AssociationType?: Type) =>
  client.call('AddAssociation', { SourceArn, DestinationArn, ...(AssociationType && { AssociationType }) });
const remove = (SourceArn: string, DestinationArn: string) =>
  client.call('DeleteAssociation', { SourceArn, DestinationArn });
const list = (question: object) =>
  allPages(
    (page) => client.call('ListAssociations', { MaxResults: 2, ...question, ...page }),
    (answer) => answer.AssociationSummaries,
  );

describe('an association', () => {
  test('is listed with the names and types of its ends', async () => {
    const [data, run] = [await artifact('s3://a/data', 'DataSet', 'data'), await client.run('listed', 'one')];
    expect(await add(data, run.arn, 'ContributedTo')).toEqual({ SourceArn: data, DestinationArn: run.arn });
    expect(await list({ DestinationArn: run.arn })).toEqual([
      {
        SourceArn: data,
        DestinationArn: run.arn,
        SourceType: 'DataSet',
        DestinationType: 'TrialComponent',
        AssociationType: 'ContributedTo',
        SourceName: 'data',
        DestinationName: 'listed-one',
        CreationTime: expect.any(Number),
        CreatedBy: expect.objectContaining({ IamIdentity: expect.anything() }),
      },
    ]);
  });

  test('exists once for two ends, whatever its type', async () => {
    const [a, b] = [await artifact('s3://once/a'), await artifact('s3://once/b')];
    await add(a, b, 'DerivedFrom');
    await add(b, a);
    for (const type of ['DerivedFrom', 'SameAs'] as const)
      await expect(add(a, b, type)).rejects.toMatchObject({
        code: 'ValidationException',
        message: expect.stringContaining('already exists'),
      });
    await remove(a, b);
    await expect(remove(a, b)).rejects.toMatchObject({ code: 'ResourceNotFound' });
    expect(await list({ SourceArn: b })).toMatchObject([{ AssociationType: 'AssociatedWith' }]);
    await add(a, b, 'SameAs');
  });

  test('has two different ends, and not two of experiments', async () => {
    const { arn } = await client.run('ends', 'one');
    const other = await client.run('ends', 'two');
    const experiment = arnOf('experiment', 'ends');
    for (const [source, destination] of [
      [arn, arn],
      [arn, other.arn],
      [experiment, arn],
      [arn, experiment],
    ] as const)
      await expect(add(source, destination)).rejects.toMatchObject({ code: 'ValidationException' });
    const made = await action('of-an-experiment');
    await add(made, experiment, 'ContributedTo');
    expect(await list({ SourceArn: made })).toMatchObject([{ DestinationType: 'Experiment', DestinationName: 'ends' }]);
  });

  test('needs ends that are there', async () => {
    const a = await artifact('s3://there/a');
    for (const missing of [
      arnOf('artifact', '0'.repeat(32)),
      arnOf('action', 'missing'),
      arnOf('experiment-trial-component', 'missing'),
      a.replace('123456789012', '210987654321'),
    ]) {
      const refused = { code: 'ResourceNotFound' };
      await expect(add(a, missing)).rejects.toMatchObject(refused);
      await expect(add(missing, a)).rejects.toMatchObject(refused);
      await expect(remove(a, missing)).rejects.toMatchObject(refused);
      await expect(list({ SourceArn: missing })).rejects.toMatchObject(refused);
    }
    await expect(add(arnOf('experiment-trial', 'x'), a)).rejects.toMatchObject({ code: 'ValidationException' });
  });

  test('holds its ends: neither is deleted before it', async () => {
    const [a, b] = [await artifact('s3://held/a'), await action('held')];
    await add(a, b);
    for (const attempt of [
      () => client.call('DeleteArtifact', { ArtifactArn: a }),
      () => client.call('DeleteAction', { ActionName: 'held' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'ValidationException' });
    await remove(a, b);
    await client.call('DeleteArtifact', { ArtifactArn: a });
    await client.call('DeleteAction', { ActionName: 'held' });
  });

  test('is the same edge natively', async () => {
    const [data, run] = [await artifact('s3://native/data'), await client.run('native', 'one')];
    await add(run.arn, data, 'Produced');
    const { associations } = (await client.native('GET', `/associations?sourceId=${run.id}`)) as {
      associations: { id: string; destinationId: string }[];
    };
    expect(associations).toEqual([
      expect.objectContaining({ sourceKind: 'run', destinationKind: 'entity', type: 'Produced', createdBy: 'local' }),
    ]);
    const [edge] = associations;
    const entity = await client.native('GET', `/lineage-entities/${edge?.destinationId}`);
    expect(entity).toMatchObject({ kind: 'artifact', type: 'DataSet', sourceUri: 's3://native/data', name: null });
    const listed = await client.native('GET', '/lineage-entities?kind=artifact&sourceUri=s3://native/data');
    expect(listed).toEqual({ entities: [entity], nextCursor: null });
    await client.native('DELETE', `/associations/${edge?.id}`);
    expect(await list({ SourceArn: run.arn })).toEqual([]);
    const ends = { sourceKind: 'entity', sourceId: edge?.destinationId, destinationKind: 'run', destinationId: run.id };
    await client.native('POST', '/associations', { ...ends, type: 'ContributedTo' });
    expect(await list({ DestinationArn: run.arn })).toMatchObject([{ SourceArn: data }]);
  });
});

describe('a run that is deleted', () => {
  test('takes its edges out of sight; a restore brings them back, a purge does not', async () => {
    const [data, run] = [await artifact('s3://deleted/data'), await client.run('deleted', 'one')];
    await add(data, run.arn, 'ContributedTo');
    const seen = async () => ({
      edges: (await list({ SourceArn: data })).length,
      reached: (await client.call('QueryLineage', { StartArns: [data] })).Vertices?.length,
    });
    expect(await seen()).toEqual({ edges: 1, reached: 2 });
    await client.native('DELETE', `/runs/${run.id}`);
    expect(await seen()).toEqual({ edges: 0, reached: 1 });
    await expect(list({ DestinationArn: run.arn })).rejects.toMatchObject({ code: 'ResourceNotFound' });
    await client.native('POST', `/runs/${run.id}/restore`);
    expect(await seen()).toEqual({ edges: 1, reached: 2 });
    await client.native('DELETE', `/runs/${run.id}`);
    await client.native('POST', `/runs/${run.id}/purge`);
    expect(await seen()).toEqual({ edges: 0, reached: 1 });
    await client.call('DeleteArtifact', { ArtifactArn: data });
  });

  test('does not hold an artifact that it was associated with', async () => {
    const [data, run] = [await artifact('s3://deleted/held'), await client.run('deleted', 'two')];
    await add(run.arn, data, 'Produced');
    await client.native('DELETE', `/runs/${run.id}`);
    await client.call('DeleteArtifact', { ArtifactArn: data });
    await client.native('POST', `/runs/${run.id}/restore`);
    expect(await list({ SourceArn: run.arn })).toEqual([]);
  });
});

describe('a list', () => {
  let hub: string;
  beforeAll(async () => {
    hub = await action('hub');
    for (const [i, type] of ['Model', 'DataSet', 'Image', 'DataSet', 'Model'].entries())
      await add(await artifact(`s3://sorted/${i}`, type), hub, i < 2 ? 'Produced' : 'ContributedTo');
  });
  const ascending = { SortOrder: 'Ascending' } as const;

  test.each(['CreationTime', 'SourceArn', 'DestinationArn', 'SourceType', 'DestinationType'] as const)(
    'by %s has every edge once, in order',
    async (SortBy) => {
      const edges = await list({ DestinationArn: hub, SortBy, ...ascending });
      expect(new Set(edges.map(({ SourceArn }) => SourceArn)).size).toBe(5);
      const values = edges.map((edge) => edge[SortBy] ?? '');
      expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      expect(await list({ DestinationArn: hub, SortBy })).toEqual(edges.toReversed());
    },
  );

  test.each([
    [{ SourceType: 'DataSet' }, 2],
    [{ AssociationType: 'Produced' }, 2],
    [{ AssociationType: 'Produced', SourceType: 'DataSet' }, 1],
    [{ DestinationType: 'Training' }, 5],
    [{ DestinationType: 'Other' }, 0],
    [{ CreatedAfter: 4_000_000_000 }, 0],
    [{ CreatedBefore: 4_000_000_000 }, 5],
  ])('of %j', async (filter, count) => {
    expect(await list({ DestinationArn: hub, ...filter })).toHaveLength(count);
  });

  test.each(['CreationTime', 'SourceType'] as const)(
    'by %s goes on where it was while edges vanish',
    async (SortBy) => {
      const other = await action(`vanishing-by-${SortBy}`);
      const sources = await Promise.all(Array.from({ length: 6 }, (_, i) => artifact(`s3://vanishing-${SortBy}/${i}`)));
      for (const source of sources) await add(source, other);
      const question = { DestinationArn: other, SortBy, ...ascending, MaxResults: 2 };
      const first = await client.call('ListAssociations', question);
      const seen = (first.AssociationSummaries ?? []).map(({ SourceArn }) => text(SourceArn));
      const unseen = sources.filter((source) => !seen.includes(source));
      await remove(text(seen[1]), other);
      await remove(text(unseen[0]), other);
      const rest = await allPages(
        (page) => client.call('ListAssociations', { ...question, NextToken: text(first.NextToken), ...page }),
        (answer) => answer.AssociationSummaries,
      );
      expect(new Set(rest.map(({ SourceArn }) => SourceArn))).toEqual(new Set(unseen.slice(1)));
      expect(rest).toHaveLength(3);
    },
  );
});

test('quotas hold', async () => {
  await using small = await startSagemaker({ lineageContexts: 1, associations: 1 });
  const context = (ContextName: string) =>
    small.call('CreateContext', { ContextName, Source: { SourceUri: 'u' }, ContextType: 'T' });
  const { ContextArn = '' } = await context('one');
  await expect(context('two')).rejects.toMatchObject({ code: 'ResourceLimitExceeded' });
  const runs = [await small.run('quota', 'one'), await small.run('quota', 'two')];
  const [first = { arn: '' }, second = { arn: '' }] = runs;
  await small.call('AddAssociation', { SourceArn: first.arn, DestinationArn: ContextArn });
  await expect(
    small.call('AddAssociation', { SourceArn: second.arn, DestinationArn: ContextArn }),
  ).rejects.toMatchObject({ code: 'ResourceLimitExceeded' });
});
