import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await TestStore.open();
});
afterAll(() => store[Symbol.asyncDispose]());

const context = (key: string) =>
  store.do('createLineageEntity', { kind: 'context', key, name: key, type: 'Endpoint', sourceUri: 'https://x' });
const end = (name: string) => ({ kind: 'context', name }) as const;
const follow = async (since: number) => (await store.ask('followChanges', { since })).changes;

describe('an entity of the lineage graph', () => {
  test('has tags and a note, which go with it', async () => {
    const { id } = await context('annotated');
    const entity = { kind: 'entity', id } as const;
    await store.do('changeTags', { ...entity, set: { team: 'a' } });
    await store.do('setNote', { ...entity, text: 'why' });
    expect(await store.ask('getTags', entity)).toEqual({ tags: { team: 'a' } });
    expect(await store.ask('getNote', entity)).toMatchObject({ text: 'why' });
    await store.do('deleteLineageEntity', { kind: 'context', key: 'annotated' });
    expect(await codeOf(store.ask('getTags', entity))).toBe('NotFound');
    expect(await codeOf(store.ask('getLineageEntity', { entityId: id }))).toBe('NotFound');
  });

  test('is in the change log when it is made, really changed and deleted', async () => {
    const since = await store.cursor();
    const { id } = await context('followed');
    const change = { kind: 'context', key: 'followed' } as const;
    await store.do('updateLineageEntity', { ...change, properties: { a: '1' } });
    await store.do('updateLineageEntity', { ...change, properties: { a: '1' }, removeProperties: ['b'] });
    await store.do('deleteLineageEntity', change);
    expect((await follow(since)).map(({ kind, entityId }) => [kind, entityId])).toEqual([
      ['entity.created', id],
      ['entity.updated', id],
      ['entity.deleted', id],
    ]);
  });
});

test('an edge to a run is followed with its experiment, when it is drawn and when it is removed', async () => {
  const { id: experimentId } = await store.do('createExperiment', { name: 'followed' });
  await store.do('createRun', { experimentId, name: 'one' });
  await context('edged');
  const ends = { source: end('edged'), destination: { kind: 'run', name: 'followed-one' } } as const;
  const since = await store.cursor();
  await store.do('linkLineage', ends);
  await store.do('unlinkLineage', ends);
  expect((await follow(since)).map((change) => [change.kind, change.experimentId])).toEqual([
    ['association.created', experimentId],
    ['association.deleted', experimentId],
  ]);
});

test('edges of every native type between two ends go with the one association that SageMaker’s API sees', async () => {
  const [a, b] = [await context('many-a'), await context('many-b')];
  const ends = { sourceKind: 'entity', sourceId: a.id, destinationKind: 'entity', destinationId: b.id } as const;
  for (const type of ['Produced', 'SameAs'] as const) await store.do('createAssociation', { ...ends, type });
  expect(await codeOf(store.do('linkLineage', { source: end('many-a'), destination: end('many-b') }))).toBe(
    'AlreadyExists',
  );
  expect(await store.do('unlinkLineage', { source: end('many-a'), destination: end('many-b') })).toEqual({
    removed: 2,
  });
  expect(await store.ask('listAssociations', { sourceId: a.id })).toMatchObject({ associations: [] });
});

test('a walk stops at a bound, with words, and goes as far as it is asked', async () => {
  const hub = await context('hub');
  const leaves = await Promise.all(Array.from({ length: 10_001 }, (_, i) => context(`leaf-${i}`)));
  const towards = (sourceId: string, destinationId: string) =>
    store.do('createAssociation', { sourceKind: 'entity', sourceId, destinationKind: 'entity', destinationId });
  await Promise.all(leaves.slice(1).map(({ id }) => towards(hub.id, id)));
  await towards(leaves[0]?.id ?? '', hub.id);
  const question = { direction: 'descendants', filter: {}, includePaths: true, limit: 50 } as const;
  const walk = (maxDepth: number) => store.ask('queryLineage', { ...question, start: end('leaf-0'), maxDepth });
  expect(await codeOf(walk(2))).toBe('LimitExceeded');
  expect((await walk(1)).vertices.map(({ name }) => name).sort()).toEqual(['hub', 'leaf-0']);
});
