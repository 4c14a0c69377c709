import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LineageGraph } from '@assay/core';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
let experimentId: string;
beforeAll(async () => {
  store = await TestStore.open();
  ({ id: experimentId } = await store.do('createMlflowExperiment', {
    name: 'pipeline',
    artifactLocation: '',
    tags: new Map(),
  }));
});
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (name: string): Promise<string> => (await store.do('createRun', { name, experimentId })).id;
const dataset = (name: string, digest: string, source: string, profile = 'p') => ({
  name,
  digest,
  sourceType: 'code',
  source,
  schema: '{"columns":[]}',
  profile,
  tags: [],
});
const newModel = async (name: string, sourceRunId: string | null): Promise<string> => {
  const fields = { modelType: 'sklearn', sourceRunId, parameters: new Map([['depth', '3']]), tags: { team: 'vision' } };
  return (await store.do('createLoggedModel', { experimentId, name, ...fields })).id;
};

/** Edges by the kinds and names of their ends, in order. */
function drawn({ nodes, edges }: LineageGraph): string[] {
  const nameOf = new Map<string, string>(nodes.map(({ id, kind, name }) => [id, `${kind} ${name}`]));
  return edges
    .map(({ sourceId, destinationId, type }) => `${nameOf.get(sourceId)} -${type}> ${nameOf.get(destinationId)}`)
    .sort();
}
const around = (id: string, depth = 10) => store.ask('readLineage', { id, depth });

test('data sets and logged models stand between the runs that read and made them', async () => {
  const [train, again, score] = [await newRun('train'), await newRun('again'), await newRun('score')];
  const read = (runId: string, ...datasets: ReturnType<typeof dataset>[]) =>
    store.do('logMlflowInputs', { runId, datasets, models: [] });
  await read(train, dataset('digits', 'd1', '{"uri":"s3://data/digits"}'), dataset('labels', 'l1', 'by hand'));
  // The same data, of which it says something else; and other data of the same place.
  await read(
    again,
    dataset('digits', 'd1', '{"uri":"s3://data/digits"}', 'other'),
    dataset('digits', 'd2', '{"uri":"s3://data/digits"}'),
  );
  const model = await newModel('classifier', train);
  await store.do('logMlflowOutputs', { runId: train, models: [{ modelId: model, step: 4 }] });
  await store.do('logMlflowInputs', { runId: score, datasets: [], models: [model] });
  await store.do('createModel', { name: 'digits' });
  const version = await store.do('createModelVersion', {
    model: 'digits',
    source: `models:/${model}`,
    runId: train,
    loggedModelId: model,
  });

  const below = await store.ask('readLineage', { id: train, direction: 'downstream', depth: 10 });
  expect(drawn(below)).toEqual([
    'loggedModel classifier -Input> run score',
    'loggedModel classifier -Registered> modelVersion digits',
    'run train -Output> loggedModel classifier',
    'run train -Registered> modelVersion digits',
  ]);
  const modelNode = below.nodes.find(({ kind }) => kind === 'loggedModel');
  expect(modelNode).toMatchObject({ id: model.slice(2), type: 'sklearn', status: 'pending', runId: train });
  const above = await store.ask('readLineage', { id: version.id, direction: 'upstream', depth: 10 });
  expect(drawn(above)).toEqual([
    'dataset digits -Input> run train',
    'dataset labels -Input> run train',
    'loggedModel classifier -Registered> modelVersion digits',
    'run train -Output> loggedModel classifier',
    'run train -Registered> modelVersion digits',
  ]);
  const digits = above.nodes.find(({ kind, digest }) => kind === 'dataset' && digest === 'd1');
  expect(drawn(await store.ask('readLineage', { id: digits?.id ?? '', depth: 1 }))).toEqual([
    'dataset digits -Input> run again',
    'dataset digits -Input> run train',
  ]);
  expect((await around(again, 1)).nodes.map(({ digest }) => digest)).toEqual([null, 'd1', 'd2']);

  // What stands beside them for other faces leads to the same nodes.
  const { artifacts } = await store.ask('getRun', { runId: train });
  for (const [name, startId] of [
    ['digits', digits?.id],
    ['classifier', modelNode?.id],
  ]) {
    const beside = artifacts.find((each) => each.name === name);
    expect(await around(beside?.id ?? '', 1)).toMatchObject({ startId });
  }
  expect(await store.ask('getDataset', { datasetId: digits?.id ?? '' })).toEqual({
    id: digits?.id,
    name: 'digits',
    digest: 'd1',
    sourceType: 'code',
    source: '{"uri":"s3://data/digits"}',
    schema: '{"columns":[]}',
  });
  expect(await store.ask('describeLoggedModel', { modelId: model.slice(2) })).toMatchObject({
    id: model,
    fileCount: 0,
    parameters: [['depth', '3']],
    registrations: [{ name: 'digits', version: 1 }],
  });

  await store.do('deleteLoggedModel', { modelId: model });
  expect((await around(train)).nodes.filter(({ kind }) => kind === 'loggedModel')).toEqual([]);
  expect(await codeOf(store.ask('describeLoggedModel', { modelId: model.slice(2) }))).toBe('NotFound');
  expect(await codeOf(store.ask('getDataset', { datasetId: 'f'.repeat(32) }))).toBe('NotFound');
});

test('a run that put out what a data set names still leads to the runs that read it', async () => {
  const [maker, reader] = [await newRun('maker'), await newRun('reader')];
  await store.do('logArtifact', { runId: maker, name: 'rows', uri: 's3://made/rows' });
  await store.do('logMlflowInputs', { runId: reader, datasets: [dataset('rows', 'r1', 's3://made/rows')], models: [] });
  expect(drawn(await around(reader))).toEqual([
    'artifact rows -Input> run reader',
    'dataset rows -Input> run reader',
    'run maker -Output> artifact rows',
  ]);
});

test('an artifact that only says to stand for a data set is shown', async () => {
  const run = await newRun('says so');
  await store.do('logArtifact', {
    runId: run,
    name: 'claimed',
    direction: 'input',
    value: 'x',
    metadata: { dataset: { digest: 'none' } },
  });
  expect(drawn(await around(run))).toEqual(['artifact claimed -Input> run says so']);
});
