import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothCurve, smoothingText } from './smoothing.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const ordinals = (values: Float64Array): Float64Array => values.map((_, i) => i);
const raw = (values: Float64Array, x = ordinals(values)) => ({ x, min: values, max: values, mean: values });

describe('smoothCurve', () => {
  // Of TensorBoard's own test, line_chart_v2/data_transformer_test.ts at 412c86e.
  it.each([
    [of(1, 0.5, 0), 0.6, [1, 0.6875, 0.264 / 0.784]],
    [of(0, 0.5, 1), 0.6, [0, 0.3125, 0.52 / 0.784]],
    [of(-Infinity, 1, Number.NaN, Infinity, 0.5), 0.6, [-Infinity, 1, Number.NaN, Infinity, 0.6875]],
  ])('equals TensorBoard for raw points %j', (values, amount, expected) => {
    const smoothed = smoothCurve(raw(values), { kind: 'ema', amount }, 1);
    smoothed.forEach((value, i) => {
      const wanted = expected[i] ?? 0;
      if (Number.isFinite(wanted)) expect(Math.abs(value - wanted)).toBeLessThan(1e-9);
      else expect(value).toBe(wanted);
    });
  });

  it('draws the same curve of points logged once and ten times as often', () => {
    const curveAt = (every: number) => {
      const x = Float64Array.from({ length: Math.round(10_000 / every) }, (_, i) => i * every);
      return raw(
        x.map((at) => Math.sin(at / 900) + at / 5000),
        x,
      );
    };
    const [sparse, dense] = [curveAt(10), curveAt(1)];
    const twema = { kind: 'twema', amount: 0.9 } as const;
    const [a, b] = [smoothCurve(sparse, twema, 10_000), smoothCurve(dense, twema, 10_000)];
    for (let i = 20; i < a.length; i++) expect(Math.abs((a[i] ?? 0) - (b[i * 10] ?? 0))).toBeLessThan(0.01 * 3);
  });

  it('smooths buckets at their ends nearly as their points would be', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => Math.exp(-i / 300) + ((i * 7919) % 13) / 100);
    const points = smoothCurve(raw(values), { kind: 'ema', amount: 0.98 }, 1000);
    const buckets = 100;
    const mean = Float64Array.from(
      { length: buckets },
      (_, b) => values.slice(b * 10, b * 10 + 10).reduce((s, v) => s + v, 0) / 10,
    );
    const bucketed = smoothCurve(
      {
        x: Float64Array.from({ length: buckets }, (_, b) => b * 10 + 9),
        mean,
        min: mean,
        max: mean,
        count: new Uint32Array(buckets).fill(10),
      },
      { kind: 'ema', amount: 0.98 },
      1000,
    );
    for (let b = 10; b < buckets; b++) expect(bucketed[b]).toBeCloseTo(points[b * 10 + 9] ?? 0, 2);
  });

  it('counts widths in points, whatever the buckets', () => {
    const values = of(1, 3, 2, 5, 4, 8);
    expect(smoothCurve(raw(values), { kind: 'mean', amount: 3 }, 1)[1]).toBeCloseTo(2, 12);
    const count = new Uint32Array(6).fill(100);
    expect(smoothCurve({ ...raw(values), count }, { kind: 'mean', amount: 300 }, 1)[1]).toBeCloseTo(2, 12);
    expect([...smoothCurve({ ...raw(values), count }, { kind: 'mean', amount: 3 }, 1)]).toEqual([...values]);
  });

  it('keeps a constant and stays within the values', () => {
    const kind = fc.constantFrom('ema', 'twema', 'gaussian', 'mean');
    const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(kind, list, (each, numbers) => {
        const smoothing = { kind: each, amount: each === 'ema' || each === 'twema' ? 0.7 : 4 };
        const smoothed = smoothCurve(raw(of(...numbers)), smoothing, 30);
        const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
        for (const value of smoothed) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-6);
          expect(value).toBeLessThanOrEqual(high + 1e-6);
        }
        const flat = smoothCurve(raw(of(...numbers.map(() => 0.3))), smoothing, 30);
        expect(flat.every((value) => value === 0.3)).toBe(true);
      }),
    );
  });
});

it('says what was smoothed', () => {
  expect(smoothingText({ kind: 'ema', amount: 0.6 }, true)).toBe('EMA 0.6 of bucket means');
  expect(smoothingText({ kind: 'mean', amount: 50 }, false)).toBe('running mean 50 points of points');
});
