import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPart } from '../test/memory-part.ts';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import type { SeriesAxis } from './axis.ts';
import { bucketOf, edgeOf, logGrid, stepGrid } from './bucket-grid.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { bucketSeries } from './bucket-series.ts';
import { bucketSeriesPlain, placePlain } from './bucket-series-plain.ts';
import type { SeriesBuckets } from './buckets.ts';
import { PointBudget } from './point-budget.ts';
import { ProcessClock } from './process-clock.ts';
import type { SeriesSource } from './source.ts';

const pauses = [
  { beganMs: 1_100, endedMs: 1_400 },
  { beganMs: 2_000, endedMs: 2_001 },
  { beganMs: 2_500, endedMs: 3_900 },
];
const axes: readonly SeriesAxis[] = [
  { kind: 'step' },
  { kind: 'time', originMs: 0 },
  { kind: 'time', originMs: 777 },
  { kind: 'process', clock: new ProcessClock(1_010, pauses) },
];
const window = fc.record({
  axis: fc.constantFrom(...axes),
  /** Ends of the grid as parts of the extent; null: the extent itself. */
  ends: fc.option(
    fc.tuple(fc.double({ min: -0.1, max: 1.1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    { freq: 1 },
  ),
  sparing: fc.boolean(),
  scale: fc.constantFrom('linear', 'log'),
  count: fc.oneof(...[12, 40, 40, 300].map((max) => fc.integer({ min: 1, max }))),
});
const question = fc.record({ shape: sourceShape(5_000), window });

type Asked = typeof window extends fc.Arbitrary<infer W> ? W : never;

function gridOf(source: SeriesSource, { axis, ends, count, scale }: Asked): BucketGrid {
  const { xs } = placePlain(axis, source);
  const [least, greatest] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  let [from, to] = [least, greatest];
  if (ends !== null) {
    from = Math.round(least + ends[0] * (greatest - least));
    to = from + Math.round(ends[1] * (greatest - least));
  }
  if (scale === 'linear') return { from, to, count };
  const positive = Math.max(from, xs.find((x) => x > 0) ?? 1);
  return logGrid(positive, Math.max(to, positive), count);
}

const sum = (column: Uint32Array): number => column.reduce((a, b) => a + b, 0);
const least = (column: Float64Array): number =>
  column.reduce((a, b) => (Number.isNaN(b) ? a : Math.min(a, b)), Infinity);
const zero = (column: Float64Array): number[] => Array.from(column, (value) => value + 0);

function expectEqual(actual: SeriesBuckets, plain: SeriesBuckets): void {
  for (const column of ['index', 'count', 'nonFinite'] as const)
    expect([...actual[column]]).toEqual([...plain[column]]);
  for (const column of ['min', 'max', 'first', 'last', 'lastX'] as const)
    expect(zero(actual[column])).toEqual(zero(plain[column]));
  actual.mean.forEach((mean, i) => {
    const expected = plain.mean[i] ?? 0;
    const scale = Math.max(1, Math.abs(plain.min[i] ?? 0), Math.abs(plain.max[i] ?? 0));
    if (Number.isNaN(expected)) expect(mean).toBeNaN();
    else expect(Math.abs(mean / scale - expected / scale)).toBeLessThan(1e-12);
  });
}

/** What holds of snapped buckets: all but which side of an edge a straddling block counts on. */
function expectTrue(grid: BucketGrid, axis: SeriesAxis, source: SeriesSource, actual: SeriesBuckets): void {
  const plain = bucketSeriesPlain(grid, axis, source);
  const { xs, points } = placePlain(axis, source);
  const inside = new Map<number, Set<number>>();
  const drawn = new Set<string>();
  xs.forEach((x, i) => {
    const value = (points.values[i] ?? 0) + 0;
    const bucket = bucketOf(grid, x);
    if (!inside.has(bucket)) inside.set(bucket, new Set());
    inside.get(bucket)?.add(value);
    drawn.add(`${x} ${value}`);
  });
  expect([...actual.index]).toEqual([...plain.index]);
  expect(sum(actual.count)).toBe(sum(plain.count));
  expect(sum(actual.nonFinite)).toBe(sum(plain.nonFinite));
  expect(least(actual.min)).toBe(least(plain.min));
  expect(least(actual.max.map((x) => -x))).toBe(least(plain.max.map((x) => -x)));
  let [counted, expected] = [0, 0];
  actual.index.forEach((bucket, i) => {
    const values = inside.get(bucket) ?? new Set();
    const [min, max] = [(actual.min[i] ?? 0) + 0, (actual.max[i] ?? 0) + 0];
    if (!Number.isNaN(min)) {
      expect(values.has(min)).toBe(true);
      expect(values.has(max)).toBe(true);
      expect(min).toBeGreaterThanOrEqual(plain.min[i] ?? Number.NaN);
      expect(max).toBeLessThanOrEqual(plain.max[i] ?? Number.NaN);
    } else expect((actual.count[i] ?? 0) - (actual.nonFinite[i] ?? 0)).toBe(0);
    expect(Number.isNaN(actual.mean[i])).toBe(actual.count[i] === actual.nonFinite[i]);
    expect(values.has((actual.first[i] ?? 0) + 0)).toBe(true);
    expect(drawn.has(`${actual.lastX[i]} ${(actual.last[i] ?? 0) + 0}`)).toBe(true);
    counted += actual.count[i] ?? 0;
    expected += plain.count[i] ?? 0;
    expect(counted).toBeGreaterThanOrEqual(expected);
    expect(counted - expected).toBeLessThanOrEqual(255 * source.parts.length);
  });
}

describe('bucketSeries', () => {
  it('keeps every point, every extreme and every bucket, and invents none', () => {
    let snapped = 0;
    fc.assert(
      fc.property(question, ({ shape, window: asked }) => {
        const source = sourceOf(shape);
        const grid = gridOf(source, asked);
        const actual = bucketSeries(grid, asked.axis, source, { sparing: asked.sparing });
        if (actual.snapped) snapped++;
        if (actual.snapped) expectTrue(grid, asked.axis, source, actual);
        else expectEqual(actual, bucketSeriesPlain(grid, asked.axis, source));
      }),
      { numRuns: 200 },
    );
    expect(snapped).toBeGreaterThan(15);
  });

  it('is exact when it may decode all', () => {
    fc.assert(
      fc.property(question, ({ shape, window: asked }) => {
        const source = sourceOf(shape);
        const grid = gridOf(source, asked);
        expectEqual(bucketSeries(grid, asked.axis, source, { raw: true }), bucketSeriesPlain(grid, asked.axis, source));
      }),
      { numRuns: 100 },
    );
  });
});

const regular = (count: number, chunksOfPage?: number): MemoryPart => {
  const steps = Float64Array.from({ length: count }, (_, i) => i);
  return new MemoryPart({ steps, timesMs: steps.map((step) => step * 10), values: steps.map(Math.sin) }, chunksOfPage);
};
const nothing = { steps: new Float64Array(), timesMs: new Float64Array(), values: new Float64Array() };

describe('what bucketSeries reads', () => {
  it('takes coarse blocks where a bucket holds many, and no point but where the end asks for it', () => {
    const part = regular(300_000);
    const buckets = bucketSeries(
      { from: 0, to: 299_999, count: 300 },
      { kind: 'step' },
      { parts: [part], tail: nothing },
    );
    expect(buckets.snapped).toBe(true);
    expect(sum(buckets.count)).toBe(300_000);
    expect(part.fineRead).toBe(0);
    expect(part.pointsRead).toBeLessThanOrEqual(1024);
  });

  it('takes coarse blocks for longer where it is to be sparing', () => {
    const part = regular(300_000);
    const grid = { from: 0, to: 299_999, count: 800 };
    bucketSeries(grid, { kind: 'step' }, { parts: [part], tail: nothing }, { sparing: true });
    expect([part.coarseRead, part.fineRead]).toEqual([5, 0]);
  });

  it('takes fine blocks where a bucket holds some', () => {
    const part = regular(300_000);
    bucketSeries({ from: 0, to: 299_999, count: 1500 }, { kind: 'step' }, { parts: [part], tail: nothing });
    expect([part.coarseRead, part.fineRead]).toEqual([0, 5]);
    expect(part.pointsRead).toBeLessThanOrEqual(1024);
  });

  it('decodes only what touches a narrow window', () => {
    const part = regular(300_000);
    const grid = { from: 150_000, to: 153_000, count: 1000 };
    const source = { parts: [part], tail: nothing };
    expect(bucketSeries(grid, { kind: 'step' }, source)).toEqual(bucketSeriesPlain(grid, { kind: 'step' }, source));
    const narrow = regular(300_000);
    bucketSeries(grid, { kind: 'step' }, { parts: [narrow], tail: nothing });
    expect(narrow.pointsRead).toBeLessThanOrEqual(3_000 + 2 * 1024);
    expect(narrow.coarseRead).toBe(1);
  });

  it('reads nothing of pages beside the window', () => {
    const part = regular(10_000, 1);
    const grid = { from: 20_000, to: 30_000, count: 10 };
    expect(bucketSeries(grid, { kind: 'step' }, { parts: [part], tail: nothing }).index).toHaveLength(0);
    expect([part.coarseRead, part.fineRead, part.pointsRead]).toEqual([0, 0, 0]);
  });

  it('stops at the budget', () => {
    const source = { parts: [regular(100_000)], tail: nothing };
    const grid = { from: 0, to: 99_999, count: 4000 };
    const budget = new PointBudget(50_000);
    expect(() => bucketSeries(grid, { kind: 'step' }, source, { budget })).toThrow(
      expect.objectContaining({ code: 'LimitExceeded', details: { limit: 50_000 } }),
    );
  });
});

describe('stepGrid', () => {
  it.each([
    [0, 9, 1000, 10],
    [0, 999, 1000, 1000],
    [0, 1000, 1000, 1000],
    [5, 5, 7, 1],
    [0.5, 3, 10, 10],
    [-3, 4000, 5000, 4004],
  ])('from %d to %d in at most %d buckets: %d', (from, to, count, expected) => {
    const grid = stepGrid(from, to, count);
    expect(grid.count).toBe(expected);
    if (expected === to - from + 1)
      for (let step = from; step <= to; step++) expect(bucketOf(grid, step)).toBe(step - from);
  });
});

describe('logGrid', () => {
  it('has every x between its edges', () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, fc.integer({ min: 1, max: 4000 }), (a, b, x, count) => {
        const grid = logGrid(Math.min(a, b), Math.max(a, b), count);
        const bucket = bucketOf(grid, x);
        if (x < grid.from || x > grid.to) expect(bucket).toBe(-1);
        else {
          expect(edgeOf(grid, bucket)).toBeLessThanOrEqual(x);
          if (bucket < count - 1 && grid.from < grid.to) expect(edgeOf(grid, bucket + 1)).toBeGreaterThan(x);
        }
        expect([edgeOf(grid, 0), edgeOf(grid, count)]).toEqual([grid.from, grid.to]);
      }),
      { numRuns: 1000, examples: [[1e-300, 1.0000000000000002e-300, 1e-300, 1]] },
    );
  });

  it.each([
    [1, 0],
    [9.99, 0],
    [10, 1],
    [99, 1],
    [100, 2],
    [1000, 2],
    [1001, -1],
    [0, -1],
    [-5, -1],
    [Number.NaN, -1],
  ])('of 1 to 1000 in 3: %d lies in %d', (x, expected) => {
    const grid = logGrid(1, 1000, 3);
    expect(grid.edges?.[1]).toBeCloseTo(10, 12);
    expect(bucketOf({ ...grid, edges: Float64Array.of(1, 10, 100, 1000) }, x)).toBe(expected);
  });

  it('shows the first steps one by one, and reads few points of the rest', () => {
    const part = regular(1_000_000);
    const grid = logGrid(1, 999_999, 1000);
    const source = { parts: [part], tail: nothing };
    const { index, count, lastX } = bucketSeries(grid, { kind: 'step' }, source);
    expect(sum(count)).toBe(999_999);
    expect([...lastX.subarray(0, 20)]).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect([...index.subarray(0, 20)]).toEqual(Array.from({ length: 20 }, (_, i) => bucketOf(grid, i + 1)));
    expect(part.pointsRead).toBeLessThan(40_000);
  });
});
