import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf } from './bucket-grid.ts';
import { bucketPoints } from './buckets.ts';

const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(Number.NaN, Infinity, -Infinity));
const input = fc.record({
  points: fc.array(fc.tuple(fc.integer({ min: -5, max: 25 }), value), { maxLength: 80 }),
  from: fc.integer({ min: -2, max: 10 }),
  width: fc.nat(12),
  count: fc.integer({ min: 1, max: 12 }),
});

describe('bucketPoints', () => {
  it('counts each point of the grid once, keeps exact extremes and invents none', () => {
    fc.assert(
      fc.property(input, ({ points, from, width, count }) => {
        const grid = { from, to: from + width, count };
        const sorted = points.toSorted((a, b) => a[0] - b[0]);
        const xs = Float64Array.from(sorted, ([x]) => x);
        const values = Float64Array.from(sorted, ([, v]) => v);
        const buckets = bucketPoints(grid, xs, { steps: xs, timesMs: xs, values });
        const expected = new Map<number, { x: number; v: number }[]>();
        sorted.forEach(([x, v]) => {
          const bucket = bucketOf(grid, x);
          if (bucket >= 0) expected.set(bucket, [...(expected.get(bucket) ?? []), { x, v }]);
        });
        expect([...buckets.index]).toEqual([...expected.keys()].sort((a, b) => a - b));
        buckets.index.forEach((bucket, i) => {
          const inside = expected.get(bucket) ?? [];
          const finite = inside.map((p) => p.v).filter(Number.isFinite);
          expect(buckets.count[i]).toBe(inside.length);
          expect(buckets.first[i]).toBe(inside[0]?.v);
          expect(buckets.last[i]).toBe(inside.at(-1)?.v);
          expect(buckets.lastX[i]).toBe(inside.at(-1)?.x);
          expect(buckets.min[i]).toBe(finite.length === 0 ? NaN : Math.min(...finite));
          expect(buckets.max[i]).toBe(finite.length === 0 ? NaN : Math.max(...finite));
          if (finite.length > 0)
            expect(buckets.mean[i]).toBeCloseTo(finite.reduce((a, b) => a + b, 0) / finite.length, 9);
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ from: 0, to: 10, count: 5 }, 0, 0],
    [{ from: 0, to: 10, count: 5 }, 1.99, 0],
    [{ from: 0, to: 10, count: 5 }, 2, 1],
    [{ from: 0, to: 10, count: 5 }, 10, 4],
    [{ from: 0, to: 10, count: 5 }, 10.01, -1],
    [{ from: 3, to: 3, count: 4 }, 3, 0],
    [{ from: 3, to: 3, count: 4 }, Number.NaN, -1],
  ])('puts %j x=%d into bucket %d', (grid, x, expected) => {
    expect(bucketOf(grid, x)).toBe(expected);
  });
});
