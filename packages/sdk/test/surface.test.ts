import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Config, Experiment, ExperimentTracker, Run, Session } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
let session: Session;
let folder: string;
const warnings: string[] = [];

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: into(warnings) });
  Session.setDefault(session);
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-files-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const quiet = { capture: false } as const;
const read = (runId: string) => session.client.getRun({ params: { runId } });
const bodyOf = async (runId: string, name: string): Promise<unknown> => {
  const download = await session.client.downloadArtifact({ params: { runId }, query: { name } });
  return JSON.parse(await download.text()) as unknown;
};

describe('experiments', () => {
  test('are made, loaded, listed and deleted', async () => {
    const made = await Experiment.create({
      name: 'Churn',
      description: 'who leaves',
      tags: { team: 'data', year: 2026 },
    });
    expect(made).toMatchObject({ name: 'churn', description: 'who leaves', tags: { team: 'data', year: '2026' } });
    expect(await Experiment.load('CHURN')).toMatchObject({ id: made.id, runCount: 0 });
    await Experiment.create({ name: 'another' });
    const names = (await Experiment.list({ sortBy: 'name', sortOrder: 'ascending' })).map(({ name }) => name);
    expect(names.filter((name) => name === 'another' || name === 'churn')).toEqual(['another', 'churn']);
    expect(await Experiment.list({ maxResults: 1 })).toHaveLength(1);
    await made.delete();
    await expect(Experiment.load('churn')).rejects.toMatchObject({ code: 'NotFound' });
  });

  test('keep their case where the session does', async () => {
    const keeping = new Session({ url: server.url, keepCase: true });
    const made = await Experiment.create({ name: 'CamelCase', session: keeping });
    expect(made.name).toBe('CamelCase');
    expect((await Experiment.load('camelcase')).id).toBe(made.id);
  });

  test('as a data frame', async () => {
    for (const lr of [0.1, 0.2]) {
      await Run.with({ experiment: 'frames', name: `lr-${lr}`, parameters: { lr }, ...quiet }, (run) => {
        run.logMetrics({ loss: lr * 2, nothing: Number.NaN }, { step: 1 });
        run.logMetric('loss', lr, { step: 2 });
      });
    }
    const experiment = await Experiment.load('frames');
    const frame = await experiment.toDataFrame({
      sort: 'params.lr desc',
      metrics: ['loss'],
      statistics: ['last', 'max'],
    });
    expect(frame.names).toEqual([
      'run_id',
      'run_name',
      'status',
      'created',
      'duration_s',
      'params.lr',
      'metrics.loss',
      'metrics.loss.max',
    ]);
    expect(frame.column('params.lr')).toEqual([0.2, 0.1]);
    expect(frame.column('metrics.loss')).toEqual([0.2, 0.1]);
    expect(frame.column('metrics.loss.max')).toEqual([0.4, 0.2]);
    const filtered = await experiment.toDataFrame({ filter: 'metrics.loss.last < 0.15' });
    expect(filtered.column('run_name')).toEqual(['lr-0.1']);
    expect(filtered.column('metrics.nothing')).toEqual([Number.NaN]);
  });
});

describe('runs', () => {
  test('are followed point by point', async () => {
    await using run = await Run.start({ experiment: 'followed', ...quiet });
    const values: unknown[] = [];
    for await (const event of session.client.tailMetrics({ query: { runIds: run.id, names: 'loss' } })) {
      if (event.type === 'open') for (const step of [0, 1, 2]) run.logMetrics({ loss: step / 2, other: 1 }, { step });
      if (event.type === 'points') values.push(...event.series.flatMap((series) => series.values));
      if (values.length === 3) break;
    }
    expect(values).toEqual([0, 0.5, 1]);
  });

  test('wait at their end for files that nobody waited for', async () => {
    const file = path.join(folder, 'unawaited.txt');
    await writeFile(file, 'bytes');
    const run = await Run.start({ experiment: 'unawaited', ...quiet });
    void run.logFile(file);
    void run.logDataset(file, { name: 'data', upload: false });
    await run.finish();
    expect((await read(run.id)).artifacts.map(({ name }) => name).toSorted()).toEqual(['data', 'unawaited.txt']);
  });

  test('record everything that the surface has', async () => {
    const file = path.join(folder, 'weights.bin');
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 251));
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await using run = await Run.start({
      experiment: 'everything',
      name: 'First Try',
      group: 'sweep',
      tags: { n: 1 },
      description: 'all of it',
      ...quiet,
    });
    expect(run).toMatchObject({ name: 'first try', experiment: 'everything', status: 'running', parentRunId: null });
    run.logParameter('optimizer', 'adam');
    run.logParameters({ lr: 0.1, layers: [64, 10], deep: false });
    run.logMetric('loss', 0.5, { step: 1, time: new Date(1_700_000_000_000) });
    run.logMetrics({ loss: Infinity, accuracy: 0.9 }, { step: 2 });
    run.setTag('team', 'vision');
    run.setTags({ a: 1, b: true });
    run.removeTag('a');
    run.logText('one\ntwo\n');
    await run.logArtifact('config', '{"a":1}', { mediaType: 'application/json', isOutput: false });
    await expect(run.logFile(file)).resolves.toMatchObject({ sha256, sizeBytes: 70_000, direction: 'output' });
    await run.logFile(file, { name: 'in/copy', isOutput: false, mediaType: 'application/x-weights' });
    await run.logModel({ uri: 's3://bucket/model.tar.gz', modelType: 'mlp', framework: 'own', frameworkVersion: '1' });
    await run.logModel({ path: file, name: 'model-file' });
    await run.logDataset(file, { name: 'data', upload: false });
    await run.logImage('dot.png', new Uint8Array([137, 80, 78, 71]));
    await run.logConfusionMatrix(['cat', 'dog'], ['cat', 'cat'], { title: 'pets' });
    await run.logRocCurve([0, 1], [0.1, 0.9]);
    await run.logPrecisionRecall([0, 1], [0.1, 0.9]);
    await run.logTable('rows', [{ a: 1 }, { a: 2 }]);
    expect(await run.flush()).toBe(true);

    const record = await read(run.id);
    expect(record).toMatchObject({
      name: 'first try',
      description: 'all of it',
      parameters: { optimizer: 'adam', lr: 0.1, layers: [64, 10], deep: false },
      tags: { n: '1', team: 'vision', b: 'true' },
      logLineCount: 2,
    });
    expect(record.tags['a']).toBeUndefined();
    expect(record.metrics['loss']).toMatchObject({ count: 2, first: { step: 1, timeMs: 1_700_000_000_000 } });
    const artifacts = Object.fromEntries(record.artifacts.map((each) => [each.name, each]));
    expect(artifacts['in/copy']).toMatchObject({ direction: 'input', mediaType: 'application/x-weights', sha256 });
    expect(artifacts['model']).toMatchObject({
      kind: 'uri',
      uri: 's3://bucket/model.tar.gz',
      metadata: { kind: 'model', modelType: 'mlp', frameworkVersion: '1' },
    });
    expect(artifacts['data']).toMatchObject({
      direction: 'input',
      sha256,
      sizeBytes: 70_000,
      metadata: { kind: 'dataset' },
    });
    expect(artifacts['dot.png']).toMatchObject({ mediaType: 'image/png', sizeBytes: 4 });
    expect(artifacts['confusion-matrix']?.mediaType).toBe('application/vnd.assay.confusion-matrix+json');
    expect(await bodyOf(run.id, 'confusion-matrix')).toEqual({
      title: 'pets',
      labels: ['cat', 'dog'],
      counts: [
        [1, 0],
        [1, 0],
      ],
    });
    expect(await bodyOf(run.id, 'roc-curve')).toMatchObject({ curves: [{ areaUnderCurve: 1 }] });
    expect(await bodyOf(run.id, 'precision-recall')).toMatchObject({ curves: [{ averagePrecision: 1 }] });
    expect(await bodyOf(run.id, 'rows')).toEqual({ columns: ['a'], rows: [[1], [2]] });
    const history = await run.history('loss');
    expect([...history.rows()].map(({ step, value }) => [step, value])).toEqual([
      [1, 0.5],
      [2, Infinity],
    ]);
    expect(run.problems).toEqual([]);
  });

  test('have names with a time when none is given, and are listed', async () => {
    for (const value of [1, 2, 3]) {
      await Run.with({ experiment: 'lists', ...quiet }, (run) => run.logMetric('score', value));
    }
    const newest = await Run.list({ experiment: 'lists', maxResults: 2 });
    expect(newest.map(({ metrics }) => metrics['score']?.last.value)).toEqual([3, 2]);
    expect(newest[0]?.name).toMatch(/^[a-z]+-[a-z]+-\d{8}-\d{6}-[0-9a-z]{4}$/);
    const best = await Run.list({
      experiment: 'lists',
      sortBy: 'metrics.score.max',
      sortOrder: 'descending',
      filter: 'metrics.score < 3',
    });
    expect(best.map(({ metrics }) => metrics['score']?.last.value)).toEqual([2, 1]);
    expect(await Run.list({ experiment: 'no such' })).toEqual([]);
  });

  test('record their environment', async () => {
    const run = await Run.start({ experiment: 'captures', capture: { systemMetrics: { intervalMs: 150 } } });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await run.finish();
    const record = await read(run.id);
    expect(record.environment).toMatchObject({
      git: { commit: expect.stringMatching(/^[0-9a-f]{40}$/), dirty: expect.any(Boolean) },
      packages: { node: process.version },
      hardware: { cores: expect.any(Number), memoryMb: expect.any(Number) },
      commandLine: expect.any(Array),
    });
    expect(record.metrics['system/memory_mb']?.count).toBeGreaterThanOrEqual(2);
    expect(Object.keys(record.metrics)).toEqual(
      expect.arrayContaining(['system/cpu_percent', 'system/process_memory_mb']),
    );
  });

  test('copy what the process prints, when asked', async () => {
    const run = await Run.start({
      experiment: 'captures',
      capture: { git: false, systemMetrics: false, console: true },
    });
    process.stdout.write('epoch 1\nepoch');
    process.stdout.write(' 2\n10 %\r20 %\n');
    process.stderr.write('careful');
    await run.finish();
    const { lines } = await session.client.readLog({ params: { runId: run.id } });
    expect(lines.map(({ stream, text }) => `${stream} ${text}`)).toEqual([
      'stdout epoch 1',
      'stdout epoch 2',
      'stdout 20 %',
      'stderr careful',
    ]);
  });

  test('wait for an end that somebody else brings about', async () => {
    const run = await Run.start({ experiment: 'waits', ...quiet });
    await expect(run.wait({ timeoutMs: 150 })).rejects.toThrow('has not ended within 150 ms');
    const waiting = run.wait({ timeoutMs: 5_000 });
    await session.client.updateRun({ params: { runId: run.id }, body: { status: 'stopped' } });
    await expect(waiting).resolves.toBe('stopped');
    await run.finish('stopped');
  });
});

describe('ExperimentTracker', () => {
  test('tracks as its configuration says', async () => {
    const config = Config.fromText(
      'experiments: {tracking: {storage_path: experiments/, log_interval: 60, artifact_storage: artifacts/}}',
    );
    const tracker = new ExperimentTracker({ ...config.getExperimentConfig(), session });
    const experiment = await tracker.startExperiment({
      name: 'suture_detection',
      description: 'Testing architectures',
    });
    experiment.logParams({ learning_rate: 0.001, batch_size: 32 });
    experiment.logMetrics({ accuracy: 0.95, recall: 0.96 });
    const file = path.join(folder, 'model.pt');
    await writeFile(file, 'weights');
    await experiment.logArtifact(file);
    await experiment.finish();
    const record = await read(experiment.run.id);
    expect(record).toMatchObject({ status: 'completed', parameters: { learning_rate: 0.001, batch_size: 32 } });
    expect(record.artifacts.map(({ name }) => name)).toContain('artifacts/model.pt');
    expect(await Experiment.load('suture_detection')).toMatchObject({ description: 'Testing architectures' });
  });
});

test('a large file is streamed', async () => {
  const file = path.join(folder, 'large.bin');
  await writeFile(file, Buffer.alloc(40_000_000, 7));
  await using run = await Run.start({ experiment: 'files', ...quiet });
  const stored = await run.logFile(file);
  expect(stored).toMatchObject({ sizeBytes: 40_000_000 });
  const download = await session.client.downloadArtifact({
    params: { runId: run.id },
    query: { name: 'large.bin' },
    range: { start: 10, end: 14 },
  });
  expect([download.partial, [...(await download.bytes())]]).toEqual([true, [7, 7, 7, 7, 7]]);
  expect((await readFile(file)).length).toBe(stored?.sizeBytes);
});

test('nothing was said that nobody asked for', () => {
  expect(warnings).toEqual([]);
});
