import { bucketOf, logGrid, pointBatch } from '@assay/series';
import type { NamedPoint } from '@assay/series';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (): Promise<string> => (await store.do('createRun', { experimentName: 'queries' })).id;
const log = (runId: string, points: readonly NamedPoint[]): Promise<unknown> =>
  store.do('logMetrics', { runId, batch: pointBatch(points) });
const sum = (column: Iterable<number> = []): number => Array.from(column).reduce((a, b) => a + b, 0);
/** A curve with spikes at steps that no coarse look would hit. */
const curve = (from: number, to: number): NamedPoint[] =>
  Array.from({ length: to - from }, (_, i) => {
    const step = from + i;
    const spike = step === 12_345 ? 99 : step === 30_303 ? -99 : 0;
    return { name: 'loss', step, timeMs: store.nowMs + step * 10, value: Math.sin(step / 500) + spike };
  });

/** A run with a sealed part, another that overlaps it, and points that are not sealed. */
async function longRun(): Promise<{ runId: string; points: NamedPoint[] }> {
  const runId = await newRun();
  const portions = [curve(0, 30_000), curve(29_500, 40_000), curve(40_000, 41_000)];
  for (const [i, points] of portions.entries()) {
    await log(runId, points);
    if (i < 2) await store.compact();
  }
  return { runId, points: portions.flat() };
}

describe('queryMetrics over sealed parts', () => {
  test('counts every point and keeps every spike in its bucket', async () => {
    const { runId, points } = await longRun();
    const ask = { runIds: [runId], names: ['loss'], buckets: 20 };
    const answer = await store.ask('queryMetrics', ask);
    expect(answer).toMatchObject({ x: 'step', from: 0, to: 40_999, buckets: 20 });
    const [series] = answer.series;
    expect(series?.snapped).toBe(true);
    expect(series?.pointCount).toBe(points.length);
    expect(sum(series?.count)).toBe(points.length);
    const grid = { from: 0, to: 40_999, count: 20 };
    expect(series?.max[bucketOf(grid, 12_345)]).toBe(Math.max(...points.map(({ value }) => value)));
    expect(series?.min[bucketOf(grid, 30_303)]).toBe(Math.min(...points.map(({ value }) => value)));

    const exact = (await store.ask('queryMetrics', { ...ask, raw: true })).series[0];
    expect(exact?.snapped).toBe(false);
    exact?.index.forEach((bucket, i) => {
      const inside = points.filter(({ step }) => bucketOf(grid, step ?? 0) === bucket).map(({ value }) => value);
      expect(exact.count[i]).toBe(inside.length);
      expect(exact.min[i]).toBe(Math.min(...inside));
      expect(exact.max[i]).toBe(Math.max(...inside));
      expect(exact.mean[i]).toBeCloseTo(sum(inside) / inside.length, 9);
    });
    expect(series?.index).toEqual(exact?.index);
  });

  test('a narrow window is exact to the point', async () => {
    const { runId, points } = await longRun();
    const window = { from: 29_400, to: 29_800, buckets: 1000 };
    const answer = await store.ask('queryMetrics', { runIds: [runId], names: ['loss'], ...window });
    // One bucket a step is all there is to show.
    expect(answer).toMatchObject({ from: 29_400, to: 29_800, buckets: 401 });
    const inside = points.filter(({ step }) => (step ?? 0) >= 29_400 && (step ?? 0) <= 29_800);
    expect(answer.series[0]).toMatchObject({ snapped: false, pointCount: points.length });
    expect(sum(answer.series[0]?.count)).toBe(inside.length);
    expect([...(answer.series[0]?.count ?? [])].slice(95, 105)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  });

  test('a logarithmic grid counts every point above 0, and keeps every spike in its bucket', async () => {
    const { runId, points } = await longRun();
    const ask = { runIds: [runId], names: ['loss'], buckets: 60, scale: 'log' } as const;
    const answer = await store.ask('queryMetrics', ask);
    expect(answer).toMatchObject({ scale: 'log', from: 1, to: 40_999, buckets: 60 });
    const [series] = answer.series;
    const exact = (await store.ask('queryMetrics', { ...ask, raw: true })).series[0];
    const grid = logGrid(1, 40_999, 60);
    expect([series?.outside, exact?.outside]).toEqual([1, 1]);
    expect(series?.snapped).toBe(true);
    expect(sum(series?.count)).toBe(points.length - 1);
    expect(series?.index).toEqual(exact?.index);
    const at = (step: number): number => series?.index.indexOf(bucketOf(grid, step)) ?? -1;
    expect(series?.max[at(12_345)]).toBe(Math.max(...points.map(({ value }) => value)));
    expect(series?.min[at(30_303)]).toBe(Math.min(...points.map(({ value }) => value)));
    exact?.index.forEach((bucket, i) => {
      const inside = points.filter(({ step }) => bucketOf(grid, step ?? 0) === bucket).map(({ value }) => value);
      expect(exact.count[i]).toBe(inside.length);
      expect(exact.min[i]).toBe(Math.min(...inside));
    });
    const nothing = await store.ask('queryMetrics', { ...ask, names: ['none'] });
    expect(nothing).toMatchObject({ from: 1, to: 1, series: [] });
    // Of two curves the least above 0 of both.
    const early = await newRun();
    await log(early, [
      { name: 'loss', step: -4, timeMs: 1, value: 1 },
      { name: 'loss', step: 7, timeMs: 1, value: 1 },
    ]);
    const both = await store.ask('queryMetrics', { ...ask, runIds: [early, runId], to: 100 });
    expect(both).toMatchObject({
      from: 1,
      to: 100,
      series: [{ outside: 1, count: Uint32Array.of(1) }, { outside: 1 }],
    });
  });

  test('by time since the start of each run', async () => {
    const { runId, points } = await longRun();
    const startedMs = (await store.ask('getRun', { runId })).createdMs;
    const ask = { runIds: [runId], names: ['loss'], buckets: 10 } as const;
    const [relative, absolute] = [
      await store.ask('queryMetrics', { ...ask, x: 'relativeTime' }),
      await store.ask('queryMetrics', { ...ask, x: 'time' }),
    ];
    const least = Math.min(...points.map(({ timeMs }) => timeMs));
    expect([relative.from + startedMs, absolute.from]).toEqual([least, least]);
    expect(sum(relative.series[0]?.count)).toBe(points.length);
    expect([...(relative.series[0]?.max ?? [])]).toEqual([...(absolute.series[0]?.max ?? [])]);
  });

  test('points without steps, sealed and not, stand at their ordinals', async () => {
    const runId = await newRun();
    const portion = (from: number, count: number): NamedPoint[] =>
      Array.from({ length: count }, (_, i) => ({ name: 'gpu', step: null, timeMs: 1000 + from + i, value: from + i }));
    await log(runId, portion(0, 5000));
    await store.compact();
    await log(runId, portion(5000, 1000));
    const answer = await store.ask('queryMetrics', { runIds: [runId], names: ['gpu'], buckets: 6 });
    expect(answer).toMatchObject({ from: 0, to: 5999 });
    expect([...(answer.series[0]?.count ?? [])]).toEqual([1000, 1000, 1000, 1000, 1000, 1000]);
    expect([...(answer.series[0]?.first ?? [])]).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
  });

  test('values that are not finite are counted and stay out of the rest', async () => {
    const runId = await newRun();
    const values = [1, Number.NaN, 3, Infinity, -Infinity, Number.NaN];
    await store.logValues(runId, 'm', values);
    const { series } = await store.ask('queryMetrics', { runIds: [runId], names: ['m'], from: 0, to: 6, buckets: 2 });
    const [{ nonFinite, count, min, max, mean } = expect.fail()] = series;
    expect([[...count], [...nonFinite]]).toEqual([
      [3, 3],
      [1, 3],
    ]);
    expect([min[0], max[0], mean[0], min[1], max[1], mean[1]]).toEqual([1, 3, 2, Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe('queryMetrics over another metric', () => {
  test('takes the value at the same step, in the order of steps', async () => {
    const runId = await newRun();
    // The x turns back half-way.
    const at = (step: number): number => (step < 50 ? step : 100 - step);
    const points = Array.from({ length: 100 }, (_, step) => [
      { name: 'epoch', step, timeMs: step, value: at(step) },
      { name: 'loss', step, timeMs: step, value: 1000 - step },
    ]).flat();
    await log(runId, points.slice(0, 120));
    await store.compact();
    await log(runId, points.slice(120));
    const ask = { runIds: [runId], names: ['loss', 'none'], x: { metric: 'epoch' }, buckets: 5 };
    const answer = await store.ask('queryMetrics', ask);
    expect(answer).toMatchObject({ x: 'metric', xName: 'epoch', from: 0, to: 50, buckets: 5 });
    const [{ count, first, last, min, pointCount } = expect.fail(), ...others] = answer.series;
    expect(others).toEqual([]);
    expect([pointCount, sum(count)]).toEqual([100, 100]);
    expect([first[0], last[0], min[0]]).toEqual([1000, 901, 901]);
    const other = await store.ask('queryMetrics', { ...ask, x: { metric: 'none' } });
    expect(other.series).toEqual([]);
  });
});

describe('limits', () => {
  test('an answer of too many buckets is refused', async () => {
    const runIds: string[] = [];
    const values = Array.from({ length: 4000 }, (_, i) => i);
    for (let run = 0; run < 6; run++) {
      const runId = await newRun();
      runIds.push(runId);
      const points = Array.from({ length: 100 }, (_, m) =>
        values.map((step) => ({ name: `m${m}`, step, timeMs: step, value: step })),
      );
      for (let m = 0; m < 100; m += 20) await log(runId, points.slice(m, m + 20).flat());
    }
    const names = Array.from({ length: 100 }, (_, m) => `m${m}`);
    expect(await codeOf(store.ask('queryMetrics', { runIds, names, buckets: 4000 }))).toBe('LimitExceeded');
    const { series } = await store.ask('queryMetrics', { runIds, names, buckets: 10 });
    expect(series).toHaveLength(600);
  });
});

describe('points of sealed parts', () => {
  test('come in pages that join to the whole, while parts are sealed in between', async () => {
    const { runId, points } = await longRun();
    const expected = points
      .map((point, arrival) => ({ ...point, arrival }))
      .toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || a.timeMs - b.timeMs || a.arrival - b.arrival);
    const read: number[] = [];
    let cursor: string | null | undefined;
    let pages = 0;
    while (cursor !== null) {
      const page = await store.ask('readPoints', { runId, name: 'loss', limit: 9_000, ...(cursor && { cursor }) });
      read.push(...page.values);
      cursor = page.nextCursor;
      if (++pages === 2) await store.compact();
    }
    expect(pages).toBe(5);
    expect(read).toEqual(expected.map(({ value }) => value));
  });

  test('come by a range of steps or times', async () => {
    const { runId, points } = await longRun();
    const steps = await store.ask('readPointRange', { runId, name: 'loss', fromStep: 29_490, toStep: 29_510 });
    expect([...steps.steps].slice(8, 14)).toEqual([29_498, 29_499, 29_500, 29_500, 29_501, 29_501]);
    expect(steps.steps).toHaveLength(32);
    const [fromTimeMs, toTimeMs] = [points[700]?.timeMs ?? 0, points[800]?.timeMs ?? 0];
    const times = await store.ask('readPointRange', { runId, name: 'loss', fromTimeMs, toTimeMs });
    expect([times.steps[0], times.steps.at(-1), times.steps.length]).toEqual([700, 800, 101]);
  });

  test('a forged cursor is refused', async () => {
    const { runId } = await longRun();
    const page = await store.ask('readPoints', { runId, name: 'loss', limit: 1 });
    const forged = (change: (position: unknown[]) => void): string => {
      const position = JSON.parse(Buffer.from(page.nextCursor ?? '', 'base64url').toString()) as unknown[];
      change(position);
      return Buffer.from(JSON.stringify(position)).toString('base64url');
    };
    for (const [i, value] of [
      [1, 'x'],
      [2, null],
      [3, -1],
      [3, 0.5],
    ] as const) {
      const cursor = forged((position) => void (position[i] = value));
      expect(await codeOf(store.ask('readPoints', { runId, name: 'loss', cursor }))).toBe('InvalidInput');
    }
  });
});
