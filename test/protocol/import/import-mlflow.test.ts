import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AssayClient } from '@assay/sdk';
import { expected, figuresOf, importData } from '../../../test/support/import-data.ts';
import { runAssay, spawnAssay } from '../../support/run-assay.ts';
import { freePort, startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { clientOf, importInto, pointsOf } from './imported-runs.ts';

let server: TestServer;
let client: AssayClient;
let folder: string;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = clientOf(server.url);
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

const statuses: Readonly<Record<string, string>> = { FINISHED: 'completed', FAILED: 'failed' };

test('an mlruns folder of real runs arrives whole, and once', async () => {
  const first = await importInto(server.url, 'mlflow', importData('mlflow/mlruns'));
  expect(first.result.code).toBe(0);
  expect(first.answer.brought).toMatchObject({ experiments: 2, runs: 10, points: 4200, parameters: 10, artifacts: 0 });
  expect(first.answer.leftOut).toMatchObject([{ kind: 'omitted', count: 10 }]);
  const again = await importInto(server.url, 'mlflow', importData('mlflow/mlruns'));
  expect(again.answer.brought).toMatchObject({ experiments: 0, runs: 0, points: 0, parameters: 0 });
  expect(again.answer.present).toMatchObject({ experiments: 2, runs: 10, points: 4200, parameters: 10 });
  for (const [runId, facts] of Object.entries(expected.mlruns)) {
    const run = await client.getRun({ params: { runId } });
    expect(run).toMatchObject({ status: statuses[facts.status], startedMs: facts.start_time, endedMs: facts.end_time });
    expect(run.tags).toMatchObject({
      'mlflow.runName': 'mlflow_recorder',
      'imported.from': 'mlflow',
      'imported.id': runId,
    });
    for (const [name, figures] of Object.entries(facts.metrics))
      expect(figuresOf(await pointsOf(client, runId, name))).toEqual(figures);
  }
});

test('a database of real runs arrives whole, and once', async () => {
  const { answer } = await importInto(server.url, 'mlflow', importData('mlflow/mlflow.db'), '--no-artifacts');
  expect(answer).toMatchObject({ brought: { experiments: 1, runs: 5, points: 36, parameters: 29 }, leftOut: [] });
  const again = await importInto(server.url, 'mlflow', importData('mlflow/mlflow.db'), '--no-artifacts');
  expect(again.answer.brought).toMatchObject({ runs: 0, points: 0, parameters: 0 });
  for (const [runId, facts] of Object.entries(expected['mlflow.db'])) {
    const run = await client.getRun({ params: { runId } });
    expect(run).toMatchObject({ status: 'completed', parameters: facts.params, experimentName: 'automl-experiments' });
    for (const [name, { last }] of Object.entries(facts.metrics)) expect(run.metrics[name]?.last.value).toBe(last);
  }
});

async function writeRun(
  store: string,
  id: string,
  files: Readonly<Record<string, string>>,
  meta: string,
): Promise<void> {
  for (const [name, content] of Object.entries({ ...files, 'meta.yaml': meta })) {
    const file = path.join(store, '7', id, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
async function writeStore(name: string): Promise<string> {
  const store = path.join(folder, 'mlruns');
  await mkdir(path.join(store, '7'), { recursive: true });
  await writeFile(path.join(store, '7/meta.yaml'), `experiment_id: '7'\nname: ${name}\nlifecycle_stage: active\n`);
  return store;
}
const metaOf = (id: string, more = 'status: 3\nend_time: 9\n'): string =>
  `run_id: ${id}\nrun_name: same\nstart_time: 5\nlifecycle_stage: active\n${more}`;

test('odd values, equal points, equal names, parents and files', async () => {
  const store = await writeStore('odd');
  const [parent, child, other] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];
  const lines = [
    '5 nan -3',
    '6 inf 0',
    '6 inf 0',
    '7 -inf 1',
    '8 5e-324 2',
    '8 0.30000000000000004 2',
    '9 -0.0 9007199254740991',
  ];
  await writeRun(
    store,
    parent,
    { 'metrics/a/b': `${lines.join('\n')}\n`, 'artifacts/plots/x.txt': 'x' },
    metaOf(parent),
  );
  await writeRun(store, child, { 'tags/mlflow.parentRunId': parent }, metaOf(child, 'status: 1\n'));
  await writeRun(
    store,
    other,
    { 'tags/mlflow.parentRunId': 'f'.repeat(32) },
    metaOf(other, 'status: 5\nend_time: 3\n'),
  );
  const { answer, result } = await importInto(server.url, 'mlflow', store);
  expect(answer.brought).toMatchObject({ runs: 3, points: 7, artifacts: 1, artifactBytes: 1 });
  expect(answer.leftOut).toMatchObject([{ kind: 'omitted', reason: 'parents of runs that are not on this server' }]);
  expect(result.code).toBe(0);
  const { steps, timesMs, values } = await pointsOf(client, parent, 'a/b');
  expect(values).toEqual([NaN, Infinity, Infinity, -Infinity, 5e-324, 0.30000000000000004, 0]);
  expect(steps).toEqual([-3, 0, 0, 1, 2, 2, Number.MAX_SAFE_INTEGER]);
  expect(timesMs).toEqual([5, 6, 6, 7, 8, 8, 9]);
  expect(await client.getRun({ params: { runId: child } })).toMatchObject({
    parentRunId: parent,
    status: 'running',
    startedMs: 5,
  });
  const runs = await Promise.all([parent, child, other].map((runId) => client.getRun({ params: { runId } })));
  expect(new Set(runs.map(({ name }) => name)).size).toBe(3);
  expect(runs.map(({ tags }) => tags['mlflow.runName'])).toEqual(['same', 'same', 'same']);
  expect(runs[2]).toMatchObject({ status: 'stopped', endedMs: 5 });

  // What is logged there later comes with the next import, and nothing twice.
  await appendFile(path.join(store, '7', parent, 'metrics/a/b'), '6 inf 0\n10 1 3\n');
  await mkdir(path.join(store, '7', child, 'params'));
  await writeFile(path.join(store, '7', child, 'params/lr'), '0.1');
  await writeFile(path.join(store, '7', child, 'meta.yaml'), metaOf(child));
  const later = await importInto(server.url, 'mlflow', store);
  expect(later.answer.brought).toMatchObject({ runs: 0, points: 2, parameters: 1, artifacts: 0 });
  expect((await pointsOf(client, parent, 'a/b')).values).toHaveLength(9);
  expect(await client.getRun({ params: { runId: child } })).toMatchObject({
    status: 'completed',
    parameters: { lr: '0.1' },
  });
});

test('experiments whose names differ in case only stay two', async () => {
  const store = await writeStore('Cases');
  await mkdir(path.join(store, '9'));
  await writeFile(path.join(store, '9/meta.yaml'), "experiment_id: '9'\nname: cases\nlifecycle_stage: active\n");
  const { answer } = await importInto(server.url, 'mlflow', store);
  expect(answer.brought).toMatchObject({ experiments: 2 });
  expect((await importInto(server.url, 'mlflow', store)).answer).toMatchObject({
    brought: { experiments: 0 },
    present: { experiments: 2 },
  });
  const answered = await fetch(`${server.url}/api/2.0/mlflow/experiments/get-by-name?experiment_name=cases`);
  expect(await answered.json()).toMatchObject({ experiment: { name: 'cases' } });
});

test('a run of another origin with the same id is left alone', async () => {
  const store = await writeStore('taken');
  const id = '9'.repeat(32);
  await writeRun(store, id, { 'metrics/x': '1 1 1\n' }, metaOf(id));
  await client.createRun({ body: { id, name: 'mine' } });
  const { answer, result } = await importInto(server.url, 'mlflow', store);
  expect(answer.leftOut).toMatchObject([{ kind: 'refused', reason: 'runs whose id another run bears already' }]);
  expect(result.code).toBe(1);
  expect(await client.getRun({ params: { runId: id } })).toMatchObject({ name: 'mine', pointCount: 0 });
});

test('damage is told of, and the rest arrives', async () => {
  const store = path.join(folder, 'mlruns');
  const id = '8'.repeat(32);
  await mkdir(path.join(store, '8'), { recursive: true });
  await writeFile(path.join(store, '8/meta.yaml'), "experiment_id: '8'\nname: damaged\nlifecycle_stage: active\n");
  await cp(
    path.join(importData('mlflow/mlruns/259453113964109221'), 'cbd33ad9581b41f0a4347d648b5713ae'),
    path.join(store, '8', id),
    { recursive: true },
  );
  await writeFile(path.join(store, '8', id, 'meta.yaml'), metaOf(id));
  await appendFile(path.join(store, '8', id, 'metrics/l2.train'), 'rubbish\n17 0.');
  const { answer, result } = await importInto(server.url, 'mlflow', store);
  expect(result.code).toBe(1);
  expect(answer.brought).toMatchObject({ runs: 1, points: 600 });
  expect(answer.leftOut).toMatchObject([
    { kind: 'damaged', reason: 'metric lines that hold no point', count: 1 },
    { kind: 'damaged', reason: 'metric lines that are cut off', count: 1 },
  ]);
});

test('an import that was killed goes on where it was', { timeout: 120_000 }, async () => {
  const store = await writeStore('killed');
  const ids = Array.from({ length: 5 }, (_, i) => `${'c'.repeat(30)}${String(i).padStart(2, '0')}`);
  const count = 60_000;
  const lines = Array.from({ length: count }, (_, i) => `${1_700_000_000_000 + i} ${i / 7} ${i}\n`).join('');
  for (const id of ids) await writeRun(store, id, { 'metrics/loss': lines, 'artifacts/a.txt': id }, metaOf(id));
  const countOf = async (): Promise<number> => {
    const { runs } = await client.searchRuns({
      body: { filter: 'experiment = "killed"', metrics: ['loss'], limit: 100 },
    });
    return runs.reduce((sum, run) => sum + (run.metrics['loss']?.count ?? 0), 0);
  };
  for (let round = 0; round < 2; round++) {
    const before = await countOf();
    const child = spawnAssay(['import', 'mlflow', store], { url: server.url });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && (await countOf()) === before)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
  }
  const { answer, result } = await importInto(server.url, 'mlflow', store);
  expect(result.code).toBe(0);
  expect(answer.present['runs']).toBeGreaterThan(0);
  for (const runId of ids) {
    const { steps, values } = await pointsOf(client, runId, 'loss');
    expect(steps).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(values).toEqual(Array.from({ length: count }, (_, i) => i / 7));
    const run = await client.getRun({ params: { runId } });
    expect(run).toMatchObject({ status: 'completed', artifacts: [{ name: 'a.txt' }] });
  }
});

test('a choice of experiments, and a dry run that sends nothing', async () => {
  const store = importData('mlflow/mlruns');
  const fresh = await startServer({ args: ['--log-level', 'error'] });
  await using _stopped = fresh;
  const { answer } = await importInto(fresh.url, 'mlflow', store, '--dry-run');
  expect(answer.brought).toMatchObject({ experiments: 2, runs: 10, points: 4200 });
  expect((await clientOf(fresh.url).getServer()).counts).toMatchObject({ experiments: 0, runs: 0 });
  const chosen = await importInto(fresh.url, 'mlflow', store, '--experiment', 'qlib_baseline_v2');
  expect(chosen.answer.brought).toMatchObject({ experiments: 1, runs: 5, points: 1200 });
  const none = await importInto(fresh.url, 'mlflow', store, '--experiment', 'none');
  expect(none.result).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('has no experiment \\"none\\"') as string,
  });
});

test('a server that goes away and comes back is waited for, and one that is not there is told of at once', async () => {
  const store = importData('mlflow/mlruns');
  const nowhere = await runAssay(['import', 'mlflow', store], { url: `http://127.0.0.1:${await freePort()}` });
  expect(nowhere).toMatchObject({ code: 4, stdout: '' });
  const first = await startServer({ args: ['--log-level', 'error'] });
  const large = await writeStore('waited');
  const lines = Array.from({ length: 400_000 }, (_, i) => `${1_700_000_000_000 + i} ${i} ${i}\n`).join('');
  const id = 'd'.repeat(32);
  await writeRun(large, id, { 'metrics/loss': lines }, metaOf(id));
  const importing = runAssay(['import', 'mlflow', large, '--json'], { url: first.url });
  const there = clientOf(first.url);
  while ((await there.getServer()).counts.runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.stop('SIGKILL');
  await using second = await startServer({ dataDir: first.dataDir, port: first.port, args: ['--log-level', 'error'] });
  expect(JSON.parse((await importing).stdout)).toMatchObject({ brought: { runs: 1, points: 400_000 } });
  const { steps } = await pointsOf(clientOf(second.url), id, 'loss');
  expect(steps).toEqual(Array.from({ length: 400_000 }, (_, i) => i));
  await second.stop();
  await first[Symbol.asyncDispose]();
});
