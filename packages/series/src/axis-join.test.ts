import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import { extentOfJoin, joinSeries } from './axis-join.ts';
import { concatPoints, sortPoints } from './order.ts';
import { PointBudget } from './point-budget.ts';
import { pointBatch } from './points.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';

const inMemory = (
  points: readonly (readonly [step: number | null, timeMs: number, value: number])[],
): SeriesSource => ({
  parts: [],
  tail: pointBatch(points.map(([step, timeMs, value]) => ({ name: 'm', step, timeMs, value }))),
});
const everything = (source: SeriesSource): PointColumns =>
  sortPoints(concatPoints([...source.parts.flatMap((part) => part.pages.map((_, p) => part.points(p))), source.tail]));

describe('joinSeries', () => {
  it('takes the last value at the same step, and leaves out what has none', () => {
    const x = inMemory([
      [0, 1, 10],
      [1, 5, 99],
      [1, 6, 11],
      [3, 7, Number.NaN],
      [4, 8, 12],
    ]);
    const y = inMemory([
      [0, 1, 0.1],
      [1, 1, 0.2],
      [1, 2, 0.3],
      [2, 3, 0.4],
      [3, 3, 0.5],
      [4, 4, Infinity],
    ]);
    const joined = joinSeries(x, y, new PointBudget(100));
    expect([...joined.xs]).toEqual([10, 11, 11, 12]);
    expect([...joined.points.values]).toEqual([0.1, 0.2, 0.3, Infinity]);
    expect(joined.unmatched).toBe(2);
    expect(extentOfJoin(joined)).toEqual({ least: 10, greatest: 12 });
  });

  it('goes by ordinal where steps are absent', () => {
    const x = inMemory([
      [null, 20, 2],
      [null, 10, 1],
      [7, 5, 3],
    ]);
    const y = inMemory([
      [null, 1, 0.1],
      [null, 2, 0.2],
      [null, 3, 0.3],
      [7, 4, 0.4],
    ]);
    const { xs, points } = joinSeries(x, y, new PointBudget(7));
    expect([...xs]).toEqual([1, 2, 3]);
    expect([...points.values]).toEqual([0.1, 0.2, 0.4]);
    expect(() => joinSeries(x, y, new PointBudget(6))).toThrow(expect.objectContaining({ code: 'LimitExceeded' }));
    expect(extentOfJoin(joinSeries(inMemory([]), y, new PointBudget(9)))).toBeUndefined();
  });

  it('equals a look-up in a table of all values', () => {
    fc.assert(
      fc.property(sourceShape(1_500), sourceShape(1_500), (xShape, yShape) => {
        const [x, y] = [sourceOf(xShape), sourceOf(yShape)];
        const byStep = new Map<number | string, number>();
        const [xs, ys] = [everything(x), everything(y)];
        const key = (step: number | undefined, i: number) =>
          step === undefined || Number.isNaN(step) ? `#${i}` : step;
        xs.values.forEach((value, i) => byStep.set(key(xs.steps[i], i), value));
        const expected: string[] = [];
        ys.values.forEach((value, i) => {
          const place = byStep.get(key(ys.steps[i], i)) ?? Number.NaN;
          if (Number.isFinite(place)) expected.push(`${place} ${value}`);
        });
        const joined = joinSeries(x, y, new PointBudget(20_000));
        expect([...joined.points.values].map((value, i) => `${joined.xs[i]} ${value}`)).toEqual(expected);
        expect(joined.unmatched).toBe(ys.values.length - expected.length);
      }),
      { numRuns: 80 },
    );
  });
});
