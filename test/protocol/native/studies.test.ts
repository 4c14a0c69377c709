import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { CreateStudy, Study, TellTrial } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let client: AssayClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = createClient({ url: server.url });
}, 60_000);
afterAll(async () => server[Symbol.asyncDispose]());

const space = {
  lr: { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
  layers: { kind: 'int', low: 1, high: 4 },
  optimizer: { kind: 'categorical', choices: ['adam', 'sgd'] },
} as const;
const loss = { metric: 'loss', direction: 'minimize' } as const;

const create = (body: Partial<CreateStudy> = {}): Promise<Study> =>
  client.createStudy({
    body: { experimentName: 'tuned', space, objectives: [loss], sampler: { kind: 'random' }, seed: 7, ...body },
  });
const ask = (studyId: string, worker = 'w', count = 1) =>
  client.askTrials({ params: { studyId }, body: { worker, count } });
const askOne = async (studyId: string, worker?: string) => {
  const [trial] = (await ask(studyId, worker)).trials;
  if (trial === undefined) throw new Error('no trial was given');
  return trial;
};
const tell = (studyId: string, number: number, body: TellTrial) =>
  client.tellTrial({ params: { studyId, number }, body });
const complete = (studyId: string, number: number, ...objectives: number[]) =>
  tell(studyId, number, { state: 'complete', objectives });
const read = (studyId: string) => client.getStudy({ params: { studyId } });

describe('a study', () => {
  test('gives out trials, each a run in its group with the values as parameters, and knows the best', async () => {
    const { id, name, experimentId } = await create({ name: 'first' });
    const given = await Promise.all([askOne(id, 'a'), askOne(id, 'b'), askOne(id, 'c')]);
    expect(given.map(({ number }) => number).toSorted()).toEqual([0, 1, 2]);
    expect(new Set(given.map(({ values }) => JSON.stringify(values))).size).toBe(3);
    for (const { number, runId, values, runName } of given) {
      const run = await client.getRun({ params: { runId } });
      expect(run).toMatchObject({ name: `${name}-${number}`, experimentId, status: 'running', source: 'study' });
      expect(run.name).toBe(runName);
      expect(run.groupIds).toEqual([id]);
      expect(run.parameters).toEqual(values);
    }
    await complete(id, 0, 0.5);
    await complete(id, 1, 0.25);
    await tell(id, 2, { state: 'failed', failure: 'out of memory' });
    const study = await read(id);
    expect(study).toMatchObject({
      state: 'running',
      trialCounts: { waiting: 0, running: 0, complete: 2, pruned: 0, failed: 1 },
    });
    expect(study.best).toMatchObject({ number: 1, objectives: [0.25] });
    const failed = given.find(({ number }) => number === 2);
    const run = await client.getRun({ params: { runId: failed?.runId ?? '' } });
    expect(run).toMatchObject({ status: 'failed', statusMessage: 'out of memory' });
    expect((await client.getRunGroup({ params: { groupId: id } })).runCount).toBe(3);
  });

  test('takes the value from the run, whoever logged it, and its last, least or greatest', async () => {
    for (const [value, expected] of [
      ['last', 3],
      ['min', 1],
      ['max', 5],
    ] as const) {
      const { id } = await create({ name: `by ${value}`, objectives: [{ ...loss, value }] });
      const { number, runId } = await askOne(id);
      const points = [5, 1, 3].map((y, step) => ({ name: 'loss', step, value: y }));
      await client.logMetrics({ params: { runId }, body: { points } });
      expect((await tell(id, number, { state: 'complete' })).objectives).toEqual([expected]);
    }
  });

  test('begins with what a parent found: its points are done with, or tried again on other data', async () => {
    const fewPoints = {
      space: { units: [16, 32, 64] },
      objectives: [{ metric: 'accuracy', direction: 'maximize' as const }],
    };
    const parent = await create({ ...fewPoints, name: 'parent' });
    for (let trial = 0; trial < 3; trial++) {
      const { number, values } = await askOne(parent.id);
      await complete(parent.id, number, Number(values['units']));
    }
    for (const kind of ['identical', 'transfer'] as const) {
      const child = await create({ ...fewPoints, name: kind, parents: [{ studyId: parent.id, kind }] });
      const { trials, ended } = await ask(child.id);
      expect([trials.length, ended]).toEqual(kind === 'identical' ? [0, 'exhausted'] : [1, undefined]);
    }
  });

  test('fails a trial without a value, and says so', async () => {
    const { id } = await create({ name: 'no value' });
    const { number } = await askOne(id);
    await expect(tell(id, number, { state: 'complete' })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: expect.stringContaining('no metric "loss"'),
    });
    const trial = await client.getTrial({ params: { studyId: id, number } });
    expect(trial).toMatchObject({ state: 'failed', failure: expect.stringContaining('no metric "loss"') });
    const other = await askOne(id);
    await expect(tell(id, other.number, { state: 'complete', objectives: ['NaN'] })).rejects.toThrow('is NaN');
    expect((await read(id)).trialCounts).toMatchObject({ failed: 2, running: 0 });
  });

  test('is told once; the same again is fine', async () => {
    const { id } = await create({ name: 'once' });
    const { number } = await askOne(id);
    const first = await complete(id, number, 1);
    expect(await complete(id, number, 1)).toEqual(first);
    await expect(complete(id, number, 2)).rejects.toMatchObject({ code: 'Conflict' });
    await expect(complete(id, 99, 2)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(complete(id, number, 1, 2)).rejects.toThrow('objectives: expected 1, one for each of loss, got 2');
  });

  test('asks for points given by hand first, in order', async () => {
    const { id } = await create({ name: 'by hand' });
    const values = [
      { lr: 0.01, layers: 2, optimizer: 'adam' },
      { lr: 0.02, layers: 3, optimizer: 'sgd' },
    ];
    await askOne(id);
    const { numbers } = await client.enqueueTrials({ params: { studyId: id }, body: { values } });
    expect(numbers).toEqual([1, 2]);
    const { trials } = await ask(id, 'w', 3);
    expect(trials.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(trials.slice(0, 2).map((trial) => trial.values)).toEqual(values);
    const wrong = [{ ...values[0], lr: 5 }, { lr: 0.1 }, { ...values[0], depth: 1 }];
    for (const point of wrong)
      await expect(
        client.enqueueTrials({ params: { studyId: id }, body: { values: [point as { lr: number }] } }),
      ).rejects.toMatchObject({ code: 'InvalidInput', message: expect.stringMatching(/^values\[0\]/) });
  });

  test('learns of trials that were run elsewhere', async () => {
    const { id } = await create({ name: 'imported', limits: { maxTrials: 1 } });
    const values = { lr: 0.01, layers: 2, optimizer: 'adam' };
    const { numbers } = await client.tellTrials({
      params: { studyId: id },
      body: {
        trials: [
          { values, objectives: [0.5], reports: [{ step: 1, value: 0.7 }], startedMs: 1000, endedMs: 2000 },
          { values: { ...values, layers: 3 }, state: 'pruned', objectives: [2] },
          { values: { ...values, layers: 4 }, state: 'failed', failure: 'node lost' },
        ],
      },
    });
    expect(numbers).toEqual([0, 1, 2]);
    const study = await read(id);
    expect(study.trialCounts).toMatchObject({ complete: 1, pruned: 1, failed: 1 });
    expect(study.best).toMatchObject({ number: 0, startedMs: 1000, endedMs: 2000 });
    expect((await ask(id)).trials).toHaveLength(1);
  });
});

describe('limits', () => {
  test('the number of trials ends it; extending it goes on', async () => {
    const { id } = await create({ name: 'bounded', limits: { maxTrials: 2 } });
    const { trials } = await ask(id, 'w', 5);
    expect(trials).toHaveLength(2);
    expect(await ask(id)).toMatchObject({ trials: [], wait: { reason: 'lastTrials' } });
    for (const { number } of trials) await complete(id, number, number);
    expect(await read(id)).toMatchObject({ state: 'finished', stopReason: 'maxTrials' });
    expect(await ask(id)).toMatchObject({ trials: [], ended: 'maxTrials' });
    await expect(client.updateStudy({ params: { studyId: id }, body: { state: 'running' } })).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining('limits.maxTrials'),
    });
    const extended = await client.updateStudy({ params: { studyId: id }, body: { limits: { maxTrials: 3 } } });
    expect(extended).toMatchObject({ state: 'running', stopReason: null, limits: { maxTrials: 3 } });
    expect((await askOne(id)).number).toBe(2);
  });

  test('only so many run at a time', async () => {
    const { id } = await create({ name: 'narrow', limits: { maxParallel: 2 } });
    expect((await ask(id, 'w', 3)).trials).toHaveLength(2);
    expect(await ask(id)).toMatchObject({ trials: [], wait: { reason: 'parallelLimit' } });
    await complete(id, 0, 1);
    expect((await ask(id)).trials).toHaveLength(1);
  });

  test('a target, and no improvement for so long, end it', async () => {
    const target = await create({ name: 'target', limits: { targetValue: 0.1 } });
    await complete(target.id, (await askOne(target.id)).number, 0.2);
    expect((await read(target.id)).state).toBe('running');
    await complete(target.id, (await askOne(target.id)).number, 0.1);
    expect(await read(target.id)).toMatchObject({ state: 'finished', stopReason: 'target' });

    const stale = await create({ name: 'stale', limits: { maxTrialsWithoutImprovement: 2 } });
    for (const value of [1, 0.5, 0.6, 0.7]) await complete(stale.id, (await askOne(stale.id)).number, value);
    expect(await read(stale.id)).toMatchObject({ state: 'finished', stopReason: 'noImprovement' });
  });

  test('it is paused, resumed and stopped by hand', async () => {
    const { id } = await create({ name: 'by hand of man' });
    const { number } = await askOne(id);
    const set = (state: 'running' | 'paused' | 'stopped') =>
      client.updateStudy({ params: { studyId: id }, body: { state } });
    await set('paused');
    expect(await ask(id)).toMatchObject({ trials: [], wait: { reason: 'paused' } });
    await set('running');
    expect((await ask(id)).trials).toHaveLength(1);
    await set('stopped');
    expect(await ask(id)).toMatchObject({ trials: [], ended: 'asked' });
    expect(await client.heartbeatTrial({ params: { studyId: id, number } })).toMatchObject({ shouldStop: true });
    await complete(id, number, 1);
    await set('running');
    expect((await ask(id)).trials).toHaveLength(1);
  });
});

describe('in the course of a trial', () => {
  test('parameters are named, once each, and become parameters of the run', async () => {
    const { id } = await client.createStudy({
      body: { experimentName: 'tuned', name: 'by run', objectives: [loss], sampler: { kind: 'random' }, seed: 1 },
    });
    const { number, runId, values } = await askOne(id);
    expect(values).toEqual({});
    const suggest = (name: string, parameter: object) =>
      client.suggestParameter({ params: { studyId: id, number }, body: { name, parameter } });
    const lr = await suggest('lr', space.lr);
    expect(lr.value).toBeGreaterThanOrEqual(1e-5);
    expect(await suggest('lr', space.lr)).toEqual(lr);
    await expect(suggest('lr', { ...space.lr, high: 1 })).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(suggest('bad', { kind: 'float', low: 2, high: 1 })).rejects.toMatchObject({ code: 'InvalidInput' });
    const units = await suggest('units', { kind: 'int', low: 8, high: 64 });
    expect((await client.getRun({ params: { runId } })).parameters).toEqual({ lr: lr.value, units: units.value });
    await complete(id, number, 1);
    const columns = await client.queryTrialColumns({ params: { studyId: id }, body: {} });
    expect(columns.parameters.map(({ name, values: column }) => [name, column])).toEqual([
      ['lr', [lr.value]],
      ['units', [units.value]],
    ]);
  });

  test('values are reported: kept by step, logged to the run, once each', async () => {
    const { id } = await create({ name: 'reported' });
    const { number, runId } = await askOne(id);
    const report = (step: number, value: number | 'NaN') =>
      client.reportTrial({ params: { studyId: id, number }, body: { step, value } });
    expect(await report(1, 0.5)).toMatchObject({ shouldPrune: false, shouldStop: false });
    await report(1, 0.5);
    await report(2, 'NaN');
    const { steps } = await client.readPoints({ params: { runId }, query: { name: 'loss' } });
    expect(steps).toEqual([1, 2]);
    const { reports } = await client.queryTrialColumns({ params: { studyId: id }, body: { reports: true } });
    expect(reports).toEqual({ number: [0, 0], step: [1, 2], value: [0.5, 'NaN'] });
    await complete(id, number, 1);
    expect(await report(3, 1)).toEqual({ shouldPrune: false, shouldStop: true, leaseUntilMs: null });
  });
});

test('a study is deleted and restored with its group, and its runs stay', async () => {
  const { id, experimentId } = await create({ name: 'deleted' });
  const { runId } = await askOne(id);
  await client.deleteStudy({ params: { studyId: id } });
  expect((await client.getRun({ params: { runId } })).deletedMs).toBeNull();
  await expect(ask(id)).rejects.toMatchObject({ code: 'Conflict' });
  const listed = async () => (await client.listStudies({ query: { experimentId } })).studies.map((study) => study.id);
  expect(await listed()).not.toContain(id);
  await client.restoreStudy({ params: { studyId: id } });
  expect(await listed()).toContain(id);
});

test('several objectives have a front; columns tell what has changed', async () => {
  const { id } = await create({
    name: 'two',
    objectives: [loss, { metric: 'accuracy', direction: 'maximize' }],
  });
  const told = [
    [1, 1],
    [2, 2],
    [3, 1],
    [0.5, 0.5],
  ] as const;
  for (const [a, b] of told) await complete(id, (await askOne(id)).number, a, b);
  const study = await read(id);
  expect(study.best).toBeNull();
  expect(study.front?.map(({ number }) => number)).toEqual([0, 1, 3]);
  const all = await client.queryTrialColumns({ params: { studyId: id }, body: {} });
  expect(all.objectives).toEqual([told.map(([a]) => a), told.map(([, b]) => b)]);
  const { number } = await askOne(id);
  const since = await client.queryTrialColumns({ params: { studyId: id }, body: { since: all.cursor } });
  expect([since.number, since.state]).toEqual([[number], ['running']]);
});
