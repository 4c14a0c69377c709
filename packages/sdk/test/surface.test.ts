import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AssayError, Config, Experiment, ExperimentTracker, Run, Session, loadRun } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';

let server: LiveServer;
let session: Session;
let folder: string;
const warnings: string[] = [];

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: (line) => warnings.push(line) });
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

describe('the current run', () => {
  test('is that of the scope around, also with many at once', async () => {
    const seen = await Promise.all(
      [1, 2, 3].map((n) =>
        Run.with({ experiment: 'scopes', ...quiet }, async (run) => {
          await new Promise((resolve) => setTimeout(resolve, 5 * n));
          const current = await loadRun();
          current.logMetric('n', n);
          const child = await Run.start({ experiment: 'scopes', ...quiet });
          await child.finish();
          return [current.id === run.id, child.parentRunId === run.id];
        }),
      ),
    );
    expect(seen.flat()).toEqual([true, true, true, true, true, true]);
  });

  test('is the one run that is open; side by side it has to be said', async () => {
    await using first = await Run.start({ experiment: 'scopes', ...quiet });
    expect((await loadRun()).id).toBe(first.id);
    await using inner = await Run.start({ experiment: 'scopes', parent: first, ...quiet });
    expect(inner.parentRunId).toBe(first.id);
    expect((await loadRun()).id).toBe(inner.id);
    await using beside = await Run.start({ experiment: 'scopes', ...quiet });
    expect(beside.parentRunId).toBeNull();
    await expect(loadRun()).rejects.toMatchObject({ code: 'Conflict' });
    expect((await loadRun({ id: beside.id })).id).toBe(beside.id);
    expect((await beside.scope(() => loadRun())).id).toBe(beside.id);
  });

  test('loaded, it does not end with its scope', async () => {
    await using run = await Run.start({ experiment: 'scopes', ...quiet });
    {
      await using loaded = await loadRun();
      loaded.logParameter('by', 'loaded');
    }
    expect(await read(run.id)).toMatchObject({ status: 'running', parameters: { by: 'loaded' } });
    run.logParameter('still', 'open');
  });

  test('can be named, after its end too, and taken over', async () => {
    const ended = await Run.start({ experiment: 'Scopes', name: 'Ended', ...quiet });
    await ended.finish();
    {
      await using again = await loadRun({ experiment: 'scopes', name: 'ENDED' });
      expect(again.id).toBe(ended.id);
      again.setTag('seen', 'again');
    }
    expect(await read(ended.id)).toMatchObject({ status: 'completed', tags: { seen: 'again' } });
    {
      await using resumed = await loadRun({ id: ended.id, resume: true });
      resumed.logMetric('more', 1);
      await resumed.flush();
      expect((await read(ended.id)).status).toBe('running');
    }
    expect((await read(ended.id)).status).toBe('completed');
    await expect(loadRun({ experiment: 'scopes', name: 'nobody' })).rejects.toThrow('has no run "nobody"');
    await expect(loadRun({ id: 'x' })).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(loadRun()).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('the error scenarios of the specification', () => {
  test('1. the experiment exists already: AlreadyExists, and load reads it', async () => {
    const made = await Experiment.create({ name: 'taken' });
    const again = await Experiment.create({ name: 'Taken' }).catch((thrown: unknown) => thrown);
    expect(again).toBeInstanceOf(AssayError);
    expect(again).toMatchObject({ code: 'AlreadyExists', message: expect.stringContaining('"taken" exists already') });
    expect((await Experiment.load('taken')).id).toBe(made.id);
  });

  test('2. the run is used after its end', async () => {
    const run = await Run.start({ experiment: 'scenarios', ...quiet });
    await run.finish();
    expect(() => run.logMetric('loss', 1)).toThrow(
      /logMetric: run ".*" has ended \(completed\)\. Log inside its scope/,
    );
    expect(() => run.logParameter('a', 1)).toThrow(AssayError);
    expect(() => run.logFile('x')).toThrow(/loadRun/);
  });

  test('3. a parameter that cannot be stored', async () => {
    await using run = await Run.start({ experiment: 'scenarios', ...quiet });
    expect(() => run.logParameter('model', new Map())).toThrow('got an instance of Map. Convert it first');
    expect(() => run.logParameters({ ok: 1, fn: () => 1 })).toThrow('logParameters("fn")');
    await run.flush();
    expect((await read(run.id)).parameters).toEqual({});
  });

  test('4. a file that is not there', async () => {
    await using run = await Run.start({ experiment: 'scenarios', ...quiet });
    await expect(run.logFile('no/such.png')).rejects.toThrow('logFile("no/such.png"): there is no such file');
    await expect(run.logFile(folder)).rejects.toThrow('it is not a file');
    expect(() => run.logModel({})).toThrow('give either uri or path');
  });

  test('5. a metric that is not a number', async () => {
    await using run = await Run.start({ experiment: 'scenarios', ...quiet });
    const text: unknown = '0.9';
    expect(() => run.logMetric('acc', text as number)).toThrow(
      'logMetric("acc", "0.9"): expected a number, got a string. Use logParameter for it.',
    );
    expect(() => run.logMetrics({ good: 1, acc: text as number })).toThrow('logMetrics("acc", "0.9")');
    await run.flush();
    expect((await read(run.id)).metrics).toEqual({});
  });

  test('6. two runs of one name in an experiment', async () => {
    const first = await Run.start({ experiment: 'scenarios', name: 'twin', ...quiet });
    await expect(Run.start({ experiment: 'scenarios', name: 'Twin', ...quiet })).rejects.toMatchObject({
      code: 'AlreadyExists',
    });
    await first.finish();
    const generated = await Promise.all([1, 2, 3].map(() => Run.start({ experiment: 'scenarios', ...quiet })));
    expect(new Set(generated.map(({ name }) => name)).size).toBe(3);
    await Promise.all(generated.map((run) => run.finish()));
  });

  test('and deleting an experiment that has runs', async () => {
    await Run.with({ experiment: 'in use', ...quiet }, () => undefined);
    const experiment = await Experiment.load('in use');
    await expect(experiment.delete()).rejects.toMatchObject({ code: 'ResourceInUse' });
    await experiment.delete({ cascade: true });
    await expect(Experiment.load('in use')).rejects.toMatchObject({ code: 'NotFound' });
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
