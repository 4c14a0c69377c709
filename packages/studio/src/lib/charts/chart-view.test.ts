import { describe, expect, it } from 'vitest';
import { chartView, pointsText, type ViewQuestion } from './chart-view.ts';
import type { CurveData } from './curve-data.ts';

function curve(values: readonly number[], x = values.map((_, i) => i), more: Partial<CurveData> = {}): CurveData {
  const column = Float64Array.from(values);
  return {
    x: Float64Array.from(x),
    bucket: Uint32Array.from(values, (_, i) => i),
    min: column,
    max: column,
    mean: column,
    count: new Uint32Array(values.length).fill(1),
    nonFinite: Uint32Array.from(values, (value) => (Number.isFinite(value) ? 0 : 1)),
    pointCount: values.length,
    isSnapped: false,
    ...more,
  };
}

const view = (curves: readonly CurveData[], more: Partial<ViewQuestion> = {}) =>
  chartView({
    curves,
    range: undefined,
    extent: undefined,
    yRange: undefined,
    xScale: 'linear',
    yScale: 'linear',
    ...more,
  });

describe('the axes of a chart', () => {
  it('reach as far as the values, upright those in view', () => {
    const { x, y } = view([curve([0, 10, 5]), curve([Number.NaN, -10, 3])]);
    expect([x.from, x.to]).toEqual([0, 2]);
    expect([y.from, y.to]).toEqual([-11.2, 11.2]);
    const zoomed = view([curve([0, 10, 5, 4])], { range: { from: 1.5, to: 3 } }).y;
    expect([zoomed.from, zoomed.to]).toEqual([4 - 0.06, 5 + 0.06]);
  });

  it.each([
    ['no rows', [curve([])], [0, 1]],
    ['nothing finite', [curve([Number.NaN])], [0, 1]],
    ['one value', [curve([5])], [4.5, 5.5]],
    ['only zeros', [curve([0, 0])], [-1, 1]],
    ['the greatest numbers', [curve([-1.7e308, 1.7e308])], [-Number.MAX_VALUE / 2, Number.MAX_VALUE / 2]],
    ['one of the greatest', [curve([1.7e308])], [1.7e308 - 1.7e308 * 0.1, Number.MAX_VALUE]],
  ])('are there for %s', (_what, curves, expected) => {
    const { x, y } = view(curves);
    expect(x.from).toBeLessThan(x.to);
    expect([y.from, y.to]).toEqual(expected);
  });

  it('leave 0 and less to a strip where they are logarithmic', () => {
    const logarithmic = view([curve([0, 1, 100]), curve([-1, -2, Number.NaN])], { yScale: 'log' });
    expect(logarithmic).toMatchObject({ hasStrip: true, notes: ['3 values ≤ 0 of 2 curves'] });
    expect(logarithmic.y.from).toBeGreaterThan(0.5);
    expect(view([curve([1, 2])], { yScale: 'log' })).toMatchObject({ hasStrip: false, notes: [] });
  });

  it('have room for x of 0 and less where they are symlog, straight as near to 0 as rows tell apart', () => {
    const over = (x: number[]) => view([curve(x.map(Math.abs), x)], { xScale: 'symlog' });
    expect(over([-10, 0, 1000]).x).toEqual({ kind: 'symlog', from: -10, to: 1000, threshold: 10 });
    expect(over([-10, 0, 1000]).notes).toEqual(['x linear within ±10']);
    const steps = Array.from({ length: 200 }, (_, step) => step);
    expect(over(steps).x.threshold).toBe(1);
    expect(over(steps.map((step) => step * 5000)).x.threshold).toBe(10_000);
  });

  it('say "at least" where a bucket has both signs', () => {
    const mixed = curve([1], [0], { min: Float64Array.of(-1), count: Uint32Array.of(9) });
    expect(view([mixed], { yScale: 'log' }).notes).toEqual(['at least 1 value ≤ 0 of 1 curve']);
    const below = curve([-1], [0], { count: Uint32Array.of(9) });
    expect(view([below], { yScale: 'log' }).notes).toEqual(['9 values ≤ 0 of 1 curve']);
  });

  it('count what lies at x of 0 and less where x is logarithmic', () => {
    const { x, notes } = view([curve([1, 2, 3], [0, 5, 50], { outside: 2 })], { xScale: 'log' });
    expect([x.from, x.to, notes]).toEqual([5, 50, ['3 points at x ≤ 0']]);
  });

  it('say up to where symlog is straight', () => {
    expect(view([curve([-100, 0, 1])], { yScale: 'symlog' }).notes).toEqual(['linear within ±1']);
  });
});

it('says how many points became how many buckets', () => {
  const raw = curve([1, 2]);
  const buckets = curve([1, 2], [0, 1], { count: Uint32Array.of(500, 500), pointCount: 4000 });
  expect(pointsText([raw, raw], { buckets: 100 }, false)).toBe('4 points');
  expect(pointsText([buckets], { buckets: 100 }, true)).toBe('100 buckets of 1,000 points, min and max exact');
});
