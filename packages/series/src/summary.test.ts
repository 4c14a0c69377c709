import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, concatPoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { finiteCount, mergeSummaries, type MetricSummary, standardDeviation, summarize } from './summary.ts';

const point = fc.record({
  step: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -3, max: 3 })),
  timeMs: fc.nat(3),
  value: fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(Number.NaN, Infinity, -Infinity)),
});
const columns = (points: readonly { step: number; timeMs: number; value: number }[]): PointColumns => ({
  steps: Float64Array.from(points, (p) => p.step),
  timesMs: Float64Array.from(points, (p) => p.timeMs),
  values: Float64Array.from(points, (p) => p.value),
});
const series = fc.array(point, { minLength: 1, maxLength: 30 }).map(columns);

/** The definition in words, by sorting and plain sums. */
function plainSummary(points: PointColumns): MetricSummary {
  const { steps, timesMs, values } = sortPoints(points);
  const placed = [...values].map((value, i) => ({ value, step: steps[i] ?? NaN, timeMs: timesMs[i] ?? 0 }));
  const finite = placed.filter((p) => Number.isFinite(p.value));
  const mean = finite.reduce((sum, p) => sum + p.value, 0) / finite.length;
  const first = placed[0];
  const last = placed.at(-1);
  if (first === undefined || last === undefined) throw new Error('no points');
  return {
    count: placed.length,
    nanCount: placed.filter((p) => Number.isNaN(p.value)).length,
    positiveInfinityCount: placed.filter((p) => p.value === Infinity).length,
    negativeInfinityCount: placed.filter((p) => p.value === -Infinity).length,
    mean: finite.length === 0 ? null : mean,
    m2: finite.reduce((sum, p) => sum + (p.value - mean) ** 2, 0),
    min: finite.reduce<MetricSummary['min']>((best, p) => (best === null || p.value < best.value ? p : best), null),
    max: finite.reduce<MetricSummary['max']>((best, p) => (best === null || p.value > best.value ? p : best), null),
    first,
    last,
  };
}

function expectSame(actual: MetricSummary, expected: MetricSummary): void {
  const { mean, m2, ...rest } = actual;
  const { mean: expectedMean, m2: expectedM2, ...expectedRest } = expected;
  expect(rest).toEqual(expectedRest);
  if (expectedMean === null) expect(mean).toBeNull();
  else expect(mean).toBeCloseTo(expectedMean, 10);
  expect(m2).toBeCloseTo(expectedM2, 9);
}

describe('summarize', () => {
  it('equals the plain definition', () => {
    fc.assert(
      fc.property(series, (points) => expectSame(summarize(points), plainSummary(points))),
      { numRuns: 500 },
    );
  });

  it('merges as if all points had arrived in one batch', () => {
    fc.assert(
      fc.property(fc.array(series, { minLength: 1, maxLength: 5 }), (parts) => {
        const merged = parts.map(summarize).reduce(mergeSummaries);
        expectSame(merged, summarize(concatPoints(parts)));
      }),
      { numRuns: 500 },
    );
  });

  it('has no standard deviation below two finite values', () => {
    expect(standardDeviation(summarize(columns([{ step: 1, timeMs: 0, value: 2 }])))).toBeNull();
    const two = summarize(columns([1, 3].map((value) => ({ step: value, timeMs: 0, value }))));
    expect(standardDeviation(two)).toBeCloseTo(Math.SQRT2, 12);
    expect(finiteCount(two)).toBe(2);
  });

  it('keeps a finite mean and no NaN where differences leave the range of a double', () => {
    const huge = fc.array(fc.constantFrom(1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, 1, 0), { minLength: 1 });
    const ofValues = (values: readonly number[]): PointColumns =>
      columns(values.map((value, i) => ({ step: i, timeMs: 0, value })));
    fc.assert(
      fc.property(huge, huge, (a, b) => {
        const whole = summarize(ofValues([...a, ...b]));
        const merged = mergeSummaries(summarize(ofValues(a)), summarize(ofValues(b)));
        for (const { mean, m2 } of [whole, merged]) {
          expect(Number.isFinite(mean)).toBe(true);
          expect(m2).toBeGreaterThanOrEqual(0);
        }
        expect(Math.abs((whole.mean ?? 0) / 1e308 - (merged.mean ?? 0) / 1e308)).toBeLessThan(1e-9);
      }),
    );
  });

  it('refuses an empty series', () => {
    expect(() => summarize(columns([]))).toThrow('no points');
  });
});

describe('sortPoints', () => {
  it('orders by step, then time, then arrival, points without a step first', () => {
    fc.assert(
      fc.property(series, (points) => {
        const marked = { ...points, values: Float64Array.from(points.values, (_, i) => i) };
        const { steps, timesMs, values } = sortPoints(marked);
        for (let i = 1; i < values.length; i++) {
          const order = comparePlaces(steps[i - 1] ?? NaN, timesMs[i - 1] ?? 0, steps[i] ?? NaN, timesMs[i] ?? 0);
          expect(order).toBeLessThanOrEqual(0);
          if (order === 0) expect(values[i - 1]).toBeLessThan(values[i] ?? 0);
        }
        expect([...values].sort((a, b) => a - b)).toEqual([...marked.values]);
      }),
    );
  });
});
