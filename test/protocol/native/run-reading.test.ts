import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ArtifactPage,
  LineageGraph,
  LogMatches,
  LogPage,
  MetricSummaryList,
  Run,
  RunPage,
  RunValues,
} from '@assay/wire';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let run: MetricRequests;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  run = await MetricRequests.start(server);
});
afterAll(async () => server[Symbol.asyncDispose]());

async function call<T>(target: string, method = 'GET', body?: object): Promise<T> {
  const answer = await fetch(`${run.api}${target}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return (text === '' ? {} : JSON.parse(text)) as T;
}
const refusal = async (target: string): Promise<unknown> => call(target);

describe('a log', () => {
  const line = (number: number) => ({
    timeMs: 1_000_000 + number * 10,
    stream: number % 10 === 0 ? 'stderr' : 'stdout',
    text: number % 1000 === 7 ? `Fehler Nº ${number}: "größer"` : `step ${number}`,
  });
  beforeAll(async () => {
    for (const from of [0, 5_000])
      await call(`/runs/${run.runId}/logs`, 'POST', {
        lines: Array.from({ length: 5_000 }, (_, i) => line(from + i)),
      });
  });

  test('is searched from a line on, both ways', async () => {
    const search = async (query: string) => call<LogMatches>(`/runs/${run.runId}/logs/search?${query}`);
    const hits = [7, 1007, 2007, 3007, 4007, 5007, 6007, 7007, 8007, 9007];
    const timesMs = hits.map((hit) => line(hit).timeMs);
    const text = `text=${encodeURIComponent('FEHLER nº')}`;
    expect(await search(text)).toEqual({ lineCount: 10_000, hits, timesMs, next: null });
    expect(await search(`${text}&matchCase=true`)).toMatchObject({ hits: [], next: null });
    expect(await search(`${text}&from=4007&limit=2`)).toMatchObject({ hits: [4007, 5007], next: 5008 });
    expect(await search(`${text}&from=4007&limit=2&direction=backward`)).toMatchObject({
      hits: [4007, 3007],
      next: 3006,
    });
    expect(await search('text=step&stream=stderr&direction=backward&limit=1')).toMatchObject({ hits: [9990] });
    // An empty text is in every line: of a stream, say.
    expect(await search('text=&stream=stderr&from=20&limit=3')).toMatchObject({ hits: [20, 30, 40], next: 41 });
    const long = `text=${'x'.repeat(257)}`;
    expect(await refusal(`/runs/${run.runId}/logs/search?${long}`)).toMatchObject({ status: 400, path: 'text' });
  });

  test('is read from a line or a time', async () => {
    const at = async (query: string) => call<LogPage>(`/runs/${run.runId}/logs?limit=2&${query}`);
    expect(await at('line=5007')).toMatchObject({ firstLine: 5007, lines: [line(5007), line(5008)] });
    expect(await at(`timeMs=${line(4321).timeMs - 9}`)).toMatchObject({
      firstLine: 4321,
      lines: [line(4321), line(4322)],
    });
    expect(await at('timeMs=9000000000')).toMatchObject({ firstLine: 10_000, lines: [] });
    expect(await refusal(`/runs/${run.runId}/logs?line=1&tail=2`)).toMatchObject({ status: 400 });
  });
});

test('a run with many metrics is read in parts', async () => {
  const many = await MetricRequests.start(server);
  const names = Array.from({ length: 2_000 }, (_, i) => `layer ${i % 100}/weight ${i}`).sort();
  await many.log({ columns: [{ steps: [1], values: Object.fromEntries(names.map((name, i) => [name, [i]])) }] });
  const target = `/runs/${many.runId}`;
  const whole = await call<Run>(target);
  expect(Object.keys(whole.metrics)).toEqual(names);
  expect(whole.metricCount).toBe(2_000);
  const some = await call<Run>(`${target}?metrics=100`);
  expect(some).toEqual({ ...whole, metrics: Object.fromEntries(Object.entries(whole.metrics).slice(0, 100)) });
  expect(Object.keys(some.metrics)).toEqual(names.slice(0, 100));
  const renamed = await call<Run>(`${target}?metrics=0`, 'PATCH', { description: 'wide' });
  expect(renamed).toMatchObject({ description: 'wide', metrics: {}, metricCount: 2_000 });

  const list = async (query: string) => call<MetricSummaryList>(`${target}/metrics${query}`);
  expect(await list('')).toEqual({ metrics: whole.metrics, nextCursor: null });
  const wanted = names.filter((name) => name.includes('weight 19'));
  const found: string[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 20; pages++) {
    const page: MetricSummaryList = await list(`?search=WEIGHT%2019&limit=40${cursor && `&cursor=${cursor}`}`);
    found.push(...Object.keys(page.metrics));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(wanted);
  const chosen = ['layer 7/weight 7', 'no such', 'layer 1/weight 1'];
  const { metrics } = await list(`?names=${encodeURIComponent(JSON.stringify(chosen))}`);
  expect(Object.keys(metrics)).toEqual(['layer 1/weight 1', 'layer 7/weight 7']);
});

test('a run with many artifacts is read in parts, or by what is new', async () => {
  const many = await MetricRequests.start(server);
  const target = `/runs/${many.runId}`;
  const names = Array.from({ length: 30 }, (_, i) => `value ${(i * 7) % 30}`);
  for (const name of names) await call(`${target}/artifacts`, 'POST', { name, value: name });
  const whole = await call<Run>(target);
  expect(whole.artifacts.map(({ name }) => name)).toEqual(names.toSorted());
  expect(whole.artifactCount).toBe(30);
  expect(await call<Run>(`${target}?artifacts=4`)).toEqual({ ...whole, artifacts: whole.artifacts.slice(0, 4) });
  const renamed = await call<Run>(`${target}?artifacts=0`, 'PATCH', { description: 'long' });
  expect(renamed).toMatchObject({ description: 'long', artifacts: [], artifactCount: 30 });
  const found: string[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 20; pages++) {
    const page: ArtifactPage = await call(`${target}/artifacts?sort=newest&limit=12${cursor && `&cursor=${cursor}`}`);
    expect(page.artifactCount).toBe(30);
    found.push(...page.artifacts.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(names.toReversed());
  expect(await refusal(`${target}/artifacts?sort=oldest`)).toMatchObject({ status: 400 });
});

test('the lineage of a run: data in, model out, the run that used it', async () => {
  const post = async (target: string, body: object) => call<{ id: string }>(target, 'POST', body);
  const [train, use] = [await post('/runs', { name: 'train' }), await post('/runs', { name: 'use' })];
  const uri = 's3://bucket/model.onnx';
  await post(`/runs/${train.id}/artifacts`, { name: 'rows', direction: 'input', uri: 's3://bucket/rows.csv' });
  const model = await post(`/runs/${train.id}/artifacts`, { name: 'model', uri });
  await post(`/runs/${use.id}/artifacts`, { name: 'model in use', direction: 'input', uri });
  const graph = await call<LineageGraph>(`/lineage?id=${use.id}&direction=upstream&depth=4`);
  expect(graph.nodes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'run use',
    'artifact model',
    'run train',
    'artifact rows',
  ]);
  expect(graph.edges.map(({ sourceId, destinationId, type }) => [sourceId, type, destinationId])).toEqual([
    [model.id, 'Input', use.id],
    [train.id, 'Output', model.id],
    [graph.nodes[3]?.id, 'Input', train.id],
  ]);
  expect(await call(`/lineage?id=${use.id}&direction=upstream&limit=2`)).toMatchObject({ truncated: true });
  expect(await refusal(`/lineage?id=${'0'.repeat(32)}`)).toMatchObject({ status: 404, code: 'NotFound' });
});

test('runs are numbered as they were made: told when one is made, read, listed, and as a value', async () => {
  const { id } = await call<{ id: string }>('/experiments', 'POST', { name: 'numbers' });
  const names = ['first', 'second', 'third', 'fourth'];
  const made: Run[] = [];
  for (const name of names) made.push(await call<Run>('/runs', 'POST', { name, experimentId: id }));
  const numbers = made.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
  expect((await call<Run>(`/runs/${made[2]?.id}`)).number).toBe(numbers[2]);
  expect((await call<Run>(`/runs/${made[2]?.id}`, 'PATCH', { name: 'renamed' })).number).toBe(numbers[2]);
  const filter = `number > ${numbers[1]}`;
  const { runs } = await call<RunPage>('/runs/search', 'POST', { experimentIds: [id], filter, sort: 'number' });
  expect(runs.map(({ name, number }) => [name, number])).toEqual([
    ['renamed', numbers[2]],
    ['fourth', numbers[3]],
  ]);
  const asked = { experimentIds: [id], sort: 'number desc', fields: ['number'] };
  expect((await call<RunValues>('/runs/values', 'POST', asked)).columns[0]?.values).toEqual(numbers.toReversed());
});
