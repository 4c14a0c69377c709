import { pointBatch } from '@assay/series';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (parameterPolicy?: 'overwrite'): Promise<string> =>
  (await store.do('createRun', { experimentName: 'logging', ...(parameterPolicy && { parameterPolicy }) })).id;

describe('logParameters', () => {
  test('keeps texts as they were given, with kinds, and gives values back', async () => {
    const runId = await newRun();
    const parameters = {
      float: 0.1,
      tiny: 1e-9,
      long: 2 ** 64,
      text: '0.10',
      bool: false,
      list: [1, 'a', null],
      nothing: null,
      empty: '',
      ['__proto__']: 'p',
    };
    await store.do('logParameters', { runId, parameters });
    const answer = await store.ask('listParameters', { runId });
    expect(answer.parameters.map(({ key, text, kind }) => [key, text, kind]).sort()).toEqual([
      ['__proto__', 'p', 'string'],
      ['bool', 'false', 'boolean'],
      ['empty', '', 'string'],
      ['float', '0.1', 'number'],
      ['list', '[1,"a",null]', 'json'],
      ['long', '18446744073709552000', 'number'],
      ['nothing', 'null', 'json'],
      ['text', '0.10', 'string'],
      ['tiny', '1e-9', 'number'],
    ]);
    const run = await store.ask('getRun', { runId });
    expect(Object.fromEntries(Object.entries(run.parameters))).toEqual(parameters);
    const found = await store.ask('searchRuns', { filter: 'params.text = 0.1 and params.float > 0.09' });
    expect(found.runs.map(({ id }) => id)).toEqual([runId]);
  });

  test('the same value again is fine; another is refused by name, and nothing of the call is kept', async () => {
    const runId = await newRun();
    await store.do('logParameters', { runId, parameters: { lr: 0.1, optimizer: 'adam' } });
    const since = await store.cursor();
    await store.do('logParameters', { runId, parameters: { lr: '0.1' } });
    expect(await store.changesSince(since)).toEqual([]);
    const failure = await failureOf(store.do('logParameters', { runId, parameters: { fresh: 1, lr: 0.2 } }));
    expect(failure).toMatchObject({
      code: 'ParameterImmutable',
      details: { path: 'parameters.lr', key: 'lr', oldValue: '0.1', newValue: '0.2' },
    });
    expect(failure?.message).toContain('parameterPolicy "overwrite"');
    expect((await store.ask('getRun', { runId })).parameters).toEqual({ lr: 0.1, optimizer: 'adam' });
  });

  test('overwrite keeps the old value in the change log', async () => {
    const runId = await newRun('overwrite');
    await store.do('logParameters', { runId, parameters: { lr: 0.1, n: 1 } });
    const since = await store.cursor();
    await store.do('logParameters', { runId, parameters: { lr: 'auto', m: 2, n: 1 } });
    const { changes } = await store.ask('followChanges', { since, runId });
    expect(changes).toMatchObject([{ kind: 'run.parameters', data: { added: ['m'], overwritten: { lr: '0.1' } } }]);
    expect((await store.ask('listParameters', { runId })).parameters).toMatchObject([
      { key: 'lr', text: 'auto', kind: 'string' },
      { key: 'm', text: '2' },
      { key: 'n', text: '1' },
    ]);
  });

  test.each([
    ['no key', { '': 1 }, 'InvalidInput'],
    ['a blank key', { ' ': 1 }, 'InvalidInput'],
    ['a key with a line break', { 'a\nb': 1 }, 'InvalidInput'],
    ['NaN', { a: Number.NaN }, 'InvalidInput'],
    ['half a pair', { a: '\ud800' }, 'InvalidInput'],
    ['a long key', { ['k'.repeat(501)]: 1 }, 'LimitExceeded'],
  ])('refuses %s', async (_, parameters, code) => {
    const runId = await newRun();
    expect(await codeOf(store.do('logParameters', { runId, parameters: { good: 1, ...parameters } }))).toBe(code);
    expect((await store.ask('listParameters', { runId })).parameters).toEqual([]);
  });
});

describe('logMetrics', () => {
  test('points come back in order, NaN and infinities with them, a missing step as NaN', async () => {
    const runId = await newRun();
    const point = (step: number | null, timeMs: number, value: number) => ({ name: 'm', step, timeMs, value });
    const points = [point(2, 20, 0.5), point(1, 10, Number.NaN), point(null, 30, Infinity), point(1, 5, -Infinity)];
    const answer = await store.do('logMetrics', { runId, batch: pointBatch(points) });
    expect(answer).toEqual({ accepted: 4, replayed: false });
    const read = await store.ask('readPoints', { runId, name: 'm' });
    expect([...read.steps]).toEqual([Number.NaN, 1, 1, 2]);
    expect([...read.values]).toEqual([Infinity, -Infinity, Number.NaN, 0.5]);
    expect(read.nextCursor).toBeNull();
    const { metrics } = await store.ask('listMetrics', { runId });
    expect(metrics['m']).toMatchObject({
      count: 4,
      nanCount: 1,
      positiveInfinityCount: 1,
      negativeInfinityCount: 1,
      min: { value: 0.5, step: 2 },
      last: { value: 0.5, step: 2, timeMs: 20 },
      first: { value: Infinity, step: Number.NaN },
    });
    expect((await store.ask('getRun', { runId })).pointCount).toBe(4);
  });

  test('a replay is answered and not stored', async () => {
    const runId = await newRun();
    const batch = pointBatch([{ name: 'm', step: 0, timeMs: 1, value: 1 }]);
    const send = (sequence: number, clientId = 'c') => store.do('logMetrics', { runId, clientId, sequence, batch });
    expect(await send(1)).toEqual({ accepted: 1, replayed: false });
    const since = await store.cursor();
    expect(await send(1)).toEqual({ accepted: 1, replayed: true });
    expect(await store.changesSince(since)).toEqual([]);
    expect(await send(1, 'd')).toEqual({ accepted: 1, replayed: false });
    expect(await send(0)).toEqual({ accepted: 1, replayed: false });
    expect((await store.ask('getRun', { runId })).pointCount).toBe(3);
    expect(await codeOf(store.do('logMetrics', { runId, clientId: 'c', batch }))).toBe('InvalidInput');
  });

  test('is taken late, from a run that has ended, and moves its time of change but not its version', async () => {
    const runId = await newRun();
    const { version } = await store.do('updateRun', { runId, status: 'completed' });
    store.advance(1);
    await store.logValues(runId, 'm', [1, 2, 3]);
    expect(await store.ask('getRun', { runId })).toMatchObject({ version, updatedMs: store.nowMs, pointCount: 3 });
  });

  test('tells the change log names and count, and no more than 50 names', async () => {
    const runId = await newRun();
    const since = await store.cursor();
    const points = Array.from({ length: 60 }, (_, i) => ({ name: `m${i}`, step: 0, timeMs: 1, value: i }));
    await store.do('logMetrics', { runId, batch: pointBatch(points) });
    const { changes } = await store.ask('followChanges', { since });
    const data = changes[0]?.data as { names: string[]; count: number };
    expect([changes.length, changes[0]?.kind, data.names.length, data.count]).toEqual([1, 'run.metrics', 50, 60]);
    expect(changes[0]?.experimentId).toBe((await store.ask('getRun', { runId })).experimentId);
  });

  test.each(['', ' ', 'a\nb', 'a\0', 'm'.repeat(501)])(
    'refuses the name %j, and the whole batch with it',
    async (name) => {
      const runId = await newRun();
      const batch = pointBatch([
        { name: 'good', step: 0, timeMs: 1, value: 1 },
        { name, step: 0, timeMs: 1, value: 1 },
      ]);
      expect(['InvalidInput', 'LimitExceeded']).toContain(await codeOf(store.do('logMetrics', { runId, batch })));
      expect((await store.ask('listMetrics', { runId })).metrics).toEqual({});
    },
  );
});

describe('readPoints', () => {
  test('in pages that join to the whole', async () => {
    const runId = await newRun();
    const values = Array.from({ length: 25 }, (_, i) => i * i);
    await store.logValues(runId, 'm', values);
    const read: number[] = [];
    let cursor: string | undefined;
    for (let pages = 1; ; pages++) {
      const page = await store.ask('readPoints', {
        runId,
        name: 'm',
        limit: 10,
        ...(cursor !== undefined && { cursor }),
      });
      read.push(...page.values);
      if (page.nextCursor === null) {
        expect(pages).toBe(3);
        break;
      }
      cursor = page.nextCursor;
    }
    expect(read).toEqual(values);
    await store.logValues(runId, 'other', [1]);
    expect(await codeOf(store.ask('readPoints', { runId, name: 'other', cursor: cursor ?? '' }))).toBe('InvalidInput');
    expect(await codeOf(store.ask('readPoints', { runId, name: 'none' }))).toBe('NotFound');
  });
});

describe('readPoints while points arrive', () => {
  test('gives every point once that was there at the first page, wherever late ones belong', async () => {
    const runId = await newRun();
    let count = 0;
    // Few places, many points of each; the value tells which point it is.
    const log = (places: readonly (readonly [step: number | null, timeMs: number])[]): Promise<unknown> => {
      const points = places.map(([step, timeMs]) => ({ name: 'm', step, timeMs, value: count++ }));
      return store.do('logMetrics', { runId, batch: pointBatch(points) });
    };
    const everywhere = [null, -1, 0, 1].flatMap((step) => [5, 6, 6].map((timeMs) => [step, timeMs] as const));
    await log(everywhere);
    await log(everywhere);
    const there = count;
    const read: number[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await store.ask('readPoints', { runId, name: 'm', limit: 5, ...(cursor && { cursor }) });
      read.push(...page.values);
      cursor = page.nextCursor;
      if (read.length < 40) await log(everywhere);
    }
    expect(new Set(read).size).toBe(read.length);
    expect(read.filter((value) => value < there)).toHaveLength(there);
    const { values } = await store.ask('readPoints', { runId, name: 'm' });
    const order = [...values];
    expect(read.map((value) => order.indexOf(value))).toEqual(
      read.map((value) => order.indexOf(value)).toSorted((a, b) => a - b),
    );
  });
});

describe('queryMetrics', () => {
  test('curves of several runs share one grid over all of them', async () => {
    const [a, b] = [await newRun(), await newRun()];
    await store.logValues(a, 'm', [5, 1, 9, 3]);
    await store.logValues(b, 'm', [2, 4, 6, 8, 10, 12, 14, 16]);
    const answer = await store.ask('queryMetrics', { runIds: [a, b, a], names: ['m', 'none'], buckets: 2 });
    expect(answer).toMatchObject({ x: 'step', from: 0, to: 7, buckets: 2 });
    expect(answer.series.map(({ runId, pointCount }) => [runId, pointCount])).toEqual([
      [a, 4],
      [b, 8],
    ]);
    const [first, second] = answer.series;
    expect([first?.index, first?.count, first?.min, first?.max].map((column) => [...(column ?? [])])).toEqual([
      [0],
      [4],
      [1],
      [9],
    ]);
    expect([...(second?.mean ?? [])]).toEqual([5, 13]);
    expect([...(second?.lastX ?? [])]).toEqual([3, 7]);
    const zoomed = await store.ask('queryMetrics', { runIds: [b], names: ['m'], from: 2, to: 3, buckets: 10 });
    expect(zoomed.series[0]).toMatchObject({ pointCount: 8 });
    expect([...(zoomed.series[0]?.last ?? [])]).toEqual([6, 8]);
  });

  test('by time and by time since the start, in the order of time', async () => {
    const runId = await newRun();
    const startedMs = store.nowMs;
    const points = [300, 100, 200].map((offset, step) => ({
      name: 'm',
      step,
      timeMs: startedMs + offset,
      value: offset,
    }));
    await store.do('logMetrics', { runId, batch: pointBatch(points) });
    const byTime = await store.ask('queryMetrics', { runIds: [runId], names: ['m'], x: 'time', buckets: 1 });
    expect(byTime).toMatchObject({ from: startedMs + 100, to: startedMs + 300 });
    expect([...(byTime.series[0]?.first ?? []), ...(byTime.series[0]?.last ?? [])]).toEqual([100, 300]);
    const relative = await store.ask('queryMetrics', { runIds: [runId], names: ['m'], x: 'relativeTime', buckets: 1 });
    expect(relative).toMatchObject({ from: 100, to: 300 });
  });

  test('points without a step take their ordinal; no points give an empty answer', async () => {
    const runId = await newRun();
    const points = [3, 1, 2].map((value, i) => ({ name: 'm', step: null, timeMs: 10 + i, value }));
    await store.do('logMetrics', { runId, batch: pointBatch(points) });
    const answer = await store.ask('queryMetrics', { runIds: [runId], names: ['m'], buckets: 3 });
    expect(answer).toMatchObject({ from: 0, to: 2 });
    expect([...(answer.series[0]?.last ?? [])]).toEqual([3, 1, 2]);
    const empty = await store.ask('queryMetrics', { runIds: [runId], names: ['none'], from: 5 });
    expect(empty).toMatchObject({ from: 5, to: 5, series: [] });
  });

  test('refuses an unknown run and a grid that runs backwards', async () => {
    const runId = await newRun();
    expect(await codeOf(store.ask('queryMetrics', { runIds: ['0'.repeat(32)], names: ['m'] }))).toBe('NotFound');
    expect(await codeOf(store.ask('queryMetrics', { runIds: ['x'], names: ['m'] }))).toBe('InvalidInput');
    expect(await codeOf(store.ask('queryMetrics', { runIds: [runId], names: ['m'], from: 2, to: 1 }))).toBe(
      'InvalidInput',
    );
  });
});
