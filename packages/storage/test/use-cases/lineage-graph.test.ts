import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LineageGraph } from '@assay/core';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (name: string, parentRunId?: string): Promise<string> => {
  const input = { name, experimentName: 'pipeline', ...(parentRunId !== undefined && { parentRunId }) };
  return (await store.do('createRun', input)).id;
};
const file = async (runId: string, name: string, direction: 'input' | 'output', digit: string, sizeBytes = 9) =>
  store.do('recordArtifact', { runId, name, direction, sha256: digit.repeat(64), sizeBytes, mediaType: 'text/csv' });

/** Edges by the names of their ends, in order. */
function drawn({ nodes, edges }: LineageGraph): string[] {
  const nameOf = new Map<string, string>(nodes.map(({ id, name }) => [id, name]));
  return edges
    .map(({ sourceId, destinationId, type }) => `${nameOf.get(sourceId)} -${type}> ${nameOf.get(destinationId)}`)
    .sort();
}

test('a pipeline is one graph: by bytes, by URI, by nesting, by the registry and by what was drawn', async () => {
  const [prepare, train, evaluate] = [await newRun('prepare'), await newRun('train'), await newRun('evaluate')];
  const fold = await newRun('fold', train);
  const deleted = await newRun('deleted', train);
  await store.do('logArtifact', { runId: prepare, name: 'raw', direction: 'input', uri: 's3://elsewhere/raw.csv' });
  const rows = await file(prepare, 'rows.csv', 'output', 'a');
  const sameRows = await file(train, 'train.csv', 'input', 'a');
  await file(deleted, 'rows', 'input', 'a');
  await store.do('logArtifact', { runId: train, name: 'weights', uri: 's3://elsewhere/weights' });
  await store.do('logArtifact', { runId: evaluate, name: 'model', direction: 'input', uri: 's3://elsewhere/weights' });
  // Empty files are alike by accident.
  await file(evaluate, 'empty in', 'input', 'e', 0);
  await file(train, 'empty out', 'output', 'e', 0);
  await store.do('createModel', { name: 'digits' });
  const version = await store.do('createModelVersion', { model: 'digits', source: 'runs:/x', runId: train });
  const endpoint = await store.do('createLineageEntity', {
    kind: 'context',
    key: 'live',
    name: 'live',
    type: 'Endpoint',
    sourceUri: 'https://x',
  });
  const ends = {
    sourceKind: 'artifact',
    sourceId: sameRows.id,
    destinationKind: 'entity',
    type: 'AssociatedWith',
  } as const;
  await store.do('createAssociation', { ...ends, destinationId: endpoint.id });
  await store.do('deleteRun', { runId: deleted });

  const whole = await store.ask('readLineage', { id: prepare, depth: 10 });
  expect(whole.truncated).toBe(false);
  expect(drawn(whole)).toEqual([
    'prepare -Output> rows.csv',
    'raw -Input> prepare',
    'rows.csv -AssociatedWith> live',
    'rows.csv -Input> train',
    'train -Child> fold',
    'train -Output> empty out',
    'train -Output> weights',
    'train -Registered> digits',
    'weights -Input> evaluate',
  ]);
  expect(whole.nodes.find(({ id }) => id === rows.id)).toMatchObject({
    kind: 'artifact',
    type: 'text/csv',
    runId: prepare,
  });
  expect(whole.nodes.find(({ id }) => id === version.id)).toMatchObject({
    kind: 'modelVersion',
    version: 1,
    status: 'None',
  });
  expect(whole.nodes.find(({ id }) => id === fold)).toMatchObject({ kind: 'run', status: 'running' });

  // Asked for any artifact of the same bytes, and by any kind of node.
  const above = await store.ask('readLineage', { id: sameRows.id, direction: 'upstream' });
  expect(above).toMatchObject({ startId: rows.id });
  expect(drawn(above)).toEqual(['prepare -Output> rows.csv', 'raw -Input> prepare']);
  expect(drawn(await store.ask('readLineage', { id: version.id, depth: 2 }))).toEqual([
    'rows.csv -Input> train',
    'train -Registered> digits',
  ]);
  expect(drawn(await store.ask('readLineage', { id: endpoint.id, depth: 2 }))).toEqual([
    'prepare -Output> rows.csv',
    'rows.csv -AssociatedWith> live',
  ]);
  expect(drawn(await store.ask('readLineage', { id: fold, depth: 1, direction: 'upstream' }))).toEqual([
    'train -Child> fold',
  ]);
  const some = await store.ask('readLineage', { id: train, depth: 1, limit: 3 });
  expect(some.nodes).toHaveLength(3);
  expect(some.truncated).toBe(true);
  expect((await store.ask('readLineage', { id: deleted })).nodes[0]).toMatchObject({ name: 'deleted' });
  expect(await codeOf(store.ask('readLineage', { id: 'f'.repeat(32) }))).toBe('NotFound');
  expect(await codeOf(store.ask('readLineage', { id: 'x' }))).toBe('InvalidInput');
});

test('who made what very many runs read is found before them, whenever it was logged', async () => {
  const users: string[] = [];
  for (let i = 0; i < 6; i++) {
    const id = await newRun(`user ${i}`);
    users.push(id);
    await file(id, 'shared', 'input', '9');
  }
  const maker = await newRun('maker');
  await file(maker, 'shared rows', 'output', '9');
  const above = await store.ask('readLineage', { id: users[5] ?? '', direction: 'upstream', limit: 3 });
  expect(drawn(above)).toEqual(['maker -Output> shared rows', 'shared rows -Input> user 5']);
  expect(above.truncated).toBe(false);
  const below = await store.ask('readLineage', { id: maker, direction: 'downstream', limit: 4 });
  expect(below.nodes).toMatchObject([{ name: 'maker' }, { name: 'shared rows' }, { kind: 'run' }, { kind: 'run' }]);
  expect(below.truncated).toBe(true);
});

test('what is answered is what a walk over all edges finds', async () => {
  const runs: string[] = [];
  for (let i = 0; i < 12; i++) runs.push(await newRun(`walk ${i}`));
  const edge = fc.tuple(fc.nat(11), fc.nat(11), fc.nat(7));
  const logged = fc.sample(edge, { numRuns: 30, seed: 7 });
  const steps = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => void steps.set(from, (steps.get(from) ?? new Set()).add(to));
  for (const [from, to, content] of logged) {
    await file(runs[from] ?? '', `out ${content}`, 'output', String(content));
    await file(runs[to] ?? '', `in ${content}`, 'input', String(content));
    add(runs[from] ?? '', `content ${content}`);
    add(`content ${content}`, runs[to] ?? '');
  }
  for (const start of runs)
    for (const depth of [1, 2, 3, 10]) {
      const reached = new Set([start]);
      let frontier = [start];
      for (let level = 0; level < depth; level++) {
        frontier = frontier.flatMap((id) => [...(steps.get(id) ?? [])]).filter((id) => !reached.has(id));
        for (const id of frontier) reached.add(id);
      }
      const { nodes, edges } = await store.ask('readLineage', { id: start, direction: 'downstream', depth });
      const known = (id: string, name: string): string => (runs.includes(id) ? id : `content ${name.at(-1)}`);
      expect(new Set(nodes.map(({ id, name }) => known(id, name)))).toEqual(reached);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    }
});
