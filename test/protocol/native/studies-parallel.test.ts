import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { AskedTrial, CreateStudy, Trial } from '@assay/wire';
import { startServer } from '../../support/server.ts';

const space = {
  x: { kind: 'float', low: -5, high: 10 },
  y: { kind: 'float', low: 1e-4, high: 1, scale: 'log' },
  units: { kind: 'int', low: 1, high: 64 },
} as const;

const create = (client: AssayClient, body: Partial<CreateStudy>) =>
  client.createStudy({
    body: {
      experimentName: 'parallel',
      space,
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      seed: 1,
      ...body,
    },
  });

const lossOf = ({ values }: AskedTrial): number => (Number(values['x']) - 2) ** 2 + Number(values['y']);

/** Asks and tells until the study has ended. `lose`: the trial is forgotten, as by a worker that is gone. */
async function work(
  client: AssayClient,
  studyId: string,
  worker: string,
  told: AskedTrial[],
  lose: (trial: AskedTrial) => boolean = () => false,
): Promise<void> {
  for (;;) {
    const { trials, ended } = await client.askTrials({ params: { studyId }, body: { worker } });
    if (ended !== undefined) return;
    const [trial] = trials;
    if (trial === undefined) await pause(50);
    else {
      told.push(trial);
      if (lose(trial)) continue;
      const params = { studyId, number: trial.number };
      await client.tellTrial({ params, body: { state: 'complete', objectives: [lossOf(trial)] } });
    }
  }
}

async function allTrials(client: AssayClient, studyId: string): Promise<Trial[]> {
  return (await client.listTrials({ params: { studyId }, query: { limit: 1000 } })).trials;
}

test('32 workers: none has the same trial, the cap holds, what a lost worker had is run once more', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const client = createClient({ url: server.url });
  const { id } = await create(client, { sampler: { kind: 'random' }, limits: { maxTrials: 200 }, leaseMs: 8000 });
  const told: AskedTrial[] = [];
  const lost = new Set<number>();
  const lose = ({ number, retryOf }: AskedTrial): boolean => {
    if (retryOf !== null || number % 20 !== 7) return false;
    lost.add(number);
    return true;
  };
  await Promise.all(Array.from({ length: 32 }, (_, i) => work(client, id, `w${i}`, told, lose)));

  expect(new Set(told.map(({ number }) => number)).size).toBe(told.length);
  expect(new Set(told.map(({ runId }) => runId)).size).toBe(told.length);
  const trials = await allTrials(client, id);
  expect(trials.map(({ number }) => number)).toEqual(trials.map((_, i) => i));
  expect(trials.filter(({ state }) => state === 'complete')).toHaveLength(200);
  const failed = trials.filter(({ state }) => state === 'failed');
  expect(failed.map(({ number }) => number)).toEqual([...lost].toSorted((a, b) => a - b));
  expect(failed.length).toBeGreaterThan(5);
  for (const { number, values, failure } of failed) {
    expect(failure).toContain('was not heard of for 8 s');
    const again = trials.filter(({ retryOf }) => retryOf === number);
    expect(again.map((trial) => [trial.state, trial.values])).toEqual([['complete', values]]);
  }
  const study = await client.getStudy({ params: { studyId: id } });
  expect(study).toMatchObject({ state: 'finished', stopReason: 'maxTrials', trialCounts: { running: 0, waiting: 0 } });
  const losses = trials.flatMap(({ objectives }) => (objectives ?? []).map(Number));
  expect(study.best?.objectives).toEqual([Math.min(...losses)]);
}, 120_000);

test('a trial that was given up may be told after all, until it is run again', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const client = createClient({ url: server.url });
  const { id } = await create(client, { sampler: { kind: 'random' }, limits: { maxTrials: 2 }, leaseMs: 1000 });
  const { trials } = await client.askTrials({ params: { studyId: id }, body: { worker: 'slow', count: 2 } });
  const [first, second] = trials;
  if (first === undefined || second === undefined) throw new Error('two trials were wanted');
  const stateOf = async (number: number) => (await client.getTrial({ params: { studyId: id, number } })).state;
  await expect.poll(() => stateOf(second.number)).toBe('failed');
  const tell = (number: number) =>
    client.tellTrial({ params: { studyId: id, number }, body: { state: 'complete', objectives: [1] } });
  expect((await tell(first.number)).state).toBe('complete');
  const again = (await client.askTrials({ params: { studyId: id }, body: { worker: 'other' } })).trials[0];
  expect(again).toMatchObject({ retryOf: second.number, values: second.values });
  await expect(tell(second.number)).rejects.toMatchObject({ code: 'Conflict' });
  await tell(again?.number ?? -1);
  expect(await client.getStudy({ params: { studyId: id } })).toMatchObject({
    stopReason: 'maxTrials',
    trialCounts: { complete: 2 },
  });
}, 60_000);

test('a server that is killed in the midst of a study goes on as one that was not', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-study-'));
  const settings = { sampler: { kind: 'tpe', startupTrials: 5 }, seed: 11, limits: { maxTrials: 24 } } as const;
  const step = async (client: AssayClient, studyId: string): Promise<unknown> => {
    const [trial] = (await client.askTrials({ params: { studyId }, body: { worker: 'one' } })).trials;
    if (trial === undefined) return undefined;
    const params = { studyId, number: trial.number };
    await client.reportTrial({ params, body: { step: 1, value: lossOf(trial) * 2 } });
    await client.tellTrial({ params, body: { state: 'complete', objectives: [lossOf(trial)] } });
    return trial.values;
  };
  try {
    let server = await startServer({ dataDir, args: ['--log-level', 'error'] });
    let client = createClient({ url: server.url });
    const kept = await create(client, { ...settings, name: 'kept' });
    const killed = await create(client, { ...settings, name: 'killed' });
    const expected: unknown[] = [];
    for (let i = 0; i < 24; i++) expected.push(await step(client, kept.id));
    const seen: unknown[] = [];
    for (let i = 0; i < 24; i++) {
      if (i === 3 || i === 13) {
        await server.stop('SIGKILL');
        server = await startServer({ dataDir, args: ['--log-level', 'error'] });
        client = createClient({ url: server.url });
      }
      seen.push(await step(client, killed.id));
    }
    expect(seen).toEqual(expected);
    expect(new Set(seen.map((values) => JSON.stringify(values))).size).toBe(24);
    const trials = await allTrials(client, killed.id);
    expect(trials.map(({ state }) => state)).toEqual(trials.map(() => 'complete'));
    expect((await client.getStudy({ params: { studyId: killed.id } })).stopReason).toBe('maxTrials');
    await server[Symbol.asyncDispose]();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);

test('nothing that was acknowledged is lost when the server is killed under 8 workers', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-study-'));
  try {
    const told = new Map<number, number>();
    let studyId: string;
    let port: number;
    {
      await using server = await startServer({ dataDir, args: ['--log-level', 'error'] });
      port = server.port;
      const client = createClient({ url: server.url, retry: { attempts: 1, baseMs: 0, capMs: 0 } });
      ({ id: studyId } = await create(client, { sampler: { kind: 'random' }, leaseMs: 1000 }));
      const stop = new AbortController();
      const workers = Array.from({ length: 8 }, async (_, i) => {
        while (!stop.signal.aborted) {
          const [trial] = (await client.askTrials({ params: { studyId }, body: { worker: `w${i}` } })).trials;
          if (trial === undefined) continue;
          const params = { studyId, number: trial.number };
          const loss = lossOf(trial);
          await client.tellTrial({ params, body: { state: 'complete', objectives: [loss] } });
          told.set(trial.number, loss);
        }
      });
      const settled = Promise.allSettled(workers);
      await expect.poll(() => told.size, { timeout: 30_000, interval: 20 }).toBeGreaterThan(60);
      await server.stop('SIGKILL');
      stop.abort();
      await settled;
    }
    await using server = await startServer({ dataDir, port, args: ['--log-level', 'error'] });
    const client = createClient({ url: server.url });
    const trials = new Map((await allTrials(client, studyId)).map((trial) => [trial.number, trial]));
    for (const [number, loss] of told)
      expect(trials.get(number)).toMatchObject({ state: 'complete', objectives: [loss] });
    const { trials: more } = await client.askTrials({ params: { studyId }, body: { worker: 'after' } });
    expect(more).toHaveLength(1);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);
