import { bucketPoints, stepGrid, type BucketGrid, type CurvesFrame } from '@assay/series';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPoints, type ArrivedCurve } from './fold-points.ts';

const runId = '0'.repeat(32);

function frameOf(
  axis: 'step' | 'time',
  grid: BucketGrid,
  x: readonly number[],
  values: readonly number[],
): CurvesFrame {
  const absent = new Float64Array(x.length);
  const columns = bucketPoints(grid, Float64Array.from(x), {
    steps: absent,
    timesMs: absent,
    values: Float64Array.from(values),
  });
  const { snapped: _, ...rest } = columns;
  const curve = { runId, name: 'loss', pointCount: x.length, snapped: false, outside: 0, ...rest };
  return { axis, scale: 'linear', from: grid.from, to: grid.to, buckets: grid.count, curves: [curve] };
}

const arrivedOf = (x: readonly number[], values: readonly number[]): ArrivedCurve => ({
  runId,
  name: 'loss',
  x: Float64Array.from(x),
  values: Float64Array.from(values),
});

const value = fc.oneof(
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
);
const options = { grows: true, maximumBuckets: 100_000 };

describe('foldPoints', () => {
  it('leads to what the server would answer for all points at once', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 2, maxLength: 60 }),
        fc.array(fc.array(value, { maxLength: 20 }), { maxLength: 4 }),
        fc.constantFrom('step' as const, 'time' as const),
        fc.integer({ min: 2, max: 50 }),
        (first, later, axis, buckets) => {
          const spread = axis === 'time' ? 2.5 : 1;
          const place = (n: number): number => n * spread;
          const xs = first.map((_, n) => place(n));
          const to = xs.at(-1) ?? 0;
          const grid = axis === 'step' ? stepGrid(0, to, buckets) : { from: 0, to, count: buckets };
          let frame = frameOf(axis, grid, xs, first);
          let told = [...first];
          for (const values of later) {
            const folded = foldPoints(
              frame,
              [
                arrivedOf(
                  values.map((_, n) => place(told.length + n)),
                  values,
                ),
              ],
              options,
            );
            expect(folded).toBeDefined();
            frame = folded ?? frame;
            told = told.concat(values);
          }
          const whole = frameOf(
            axis,
            { from: frame.from, to: frame.to, count: frame.buckets },
            told.map((_, n) => place(n)),
            told,
          );
          const [curve, expected] = [frame.curves[0], whole.curves[0]];
          expect(curve?.pointCount).toBe(expected?.pointCount);
          // A point on the edge at which the grid ended before stays in the bucket that it closed.
          const total = (column: ArrayLike<number> | undefined): number =>
            Array.from(column ?? []).reduce((a, b) => a + b, 0);
          expect(total(curve?.count)).toBe(told.length);
          expect(total(curve?.nonFinite)).toBe(total(expected?.nonFinite));
          const finite = (column: ArrayLike<number> | undefined): number[] =>
            Array.from(column ?? []).filter(Number.isFinite);
          expect(Math.min(...finite(curve?.min))).toBe(Math.min(...finite(expected?.min)));
          expect(Math.max(...finite(curve?.max))).toBe(Math.max(...finite(expected?.max)));
          if (axis === 'step' && frame.buckets === frame.to - frame.from + 1) {
            expect(Array.from(curve?.mean ?? [])).toEqual(Array.from(expected?.mean ?? []));
            expect(Array.from(curve?.lastX ?? [])).toEqual(Array.from(expected?.lastX ?? []));
          }
        },
      ),
    );
  });

  it('keeps a point that is at the very end of the grown grid', () => {
    const none = [Number.NaN, Number.NaN];
    const frame = frameOf('time', { from: 0, to: 7.5, count: 11 }, [0, 7.5], none);
    const folded = foldPoints(frame, [arrivedOf([10, 15], none)], options);
    expect(Array.from(folded?.curves[0]?.count ?? []).reduce((a, b) => a + b, 0)).toBe(4);
    expect(folded?.to).toBe(15);
  });

  it('weighs means by their points and keeps an older last value', () => {
    const frame = frameOf('time', { from: 0, to: 10, count: 1 }, [0, 10], [1, 3]);
    const folded = foldPoints(frame, [arrivedOf([5], [5])], options);
    expect(Array.from(folded?.curves[0]?.mean ?? [])).toEqual([3]);
    expect(Array.from(folded?.curves[0]?.last ?? [])).toEqual([3]);
    expect(Array.from(folded?.curves[0]?.count ?? [])).toEqual([3]);
  });

  it('leaves out what lies outside of a zoom', () => {
    const frame = frameOf('step', stepGrid(0, 9, 10), [0, 9], [1, 2]);
    const folded = foldPoints(frame, [arrivedOf([50], [7])], { ...options, grows: false });
    expect(folded?.to).toBe(9);
    expect(Array.from(folded?.curves[0]?.max ?? [])).toEqual([1, 2]);
  });

  it.each([
    ['a curve that is new', [{ ...arrivedOf([1], [1]), name: 'other' }], options],
    ['a point before the first', [arrivedOf([-1], [1])], options],
    ['a point without a place', [arrivedOf([Number.NaN], [1])], options],
    ['a grid that would become too long', [arrivedOf([500], [1])], { ...options, maximumBuckets: 100 }],
  ])('cannot tell %s', (_, arrived, how) => {
    expect(foldPoints(frameOf('step', stepGrid(0, 9, 10), [0, 9], [1, 2]), arrived, how)).toBeUndefined();
  });
});
