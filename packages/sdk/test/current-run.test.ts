import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AssayError, Experiment, Run, Session, loadRun } from '../src/index.ts';
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

test('nothing was said that nobody asked for', () => {
  expect(warnings).toEqual([]);
});
