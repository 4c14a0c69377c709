import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CurveData } from './curve-data.ts';
import { groupCurves } from './group-curves.ts';

/** A curve by bucket; NaN has no finite value, undefined no point. */
function curve(values: readonly (number | undefined)[], spread = 0): CurveData {
  const rows = values.flatMap((value, bucket) => (value === undefined ? [] : [{ value, bucket }]));
  const column = (add: number): Float64Array => Float64Array.from(rows, ({ value }) => value + add);
  return {
    x: Float64Array.from(rows, ({ bucket }) => bucket * 10),
    bucket: Uint32Array.from(rows, ({ bucket }) => bucket),
    min: column(-spread),
    max: column(spread),
    mean: column(0),
    pointCount: rows.length,
    isSnapped: false,
  };
}

it('takes the runs of a group together, bucket by bucket', () => {
  const curves = [curve([1, 2, undefined]), curve([3, Number.NaN, 6]), curve([5, 5, 5])];
  const [pair, other] = groupCurves(curves, (i) => (i < 2 ? 'a' : 'b'), { average: 'mean', area: 'std' });
  expect([pair?.key, pair?.members, other?.key]).toEqual(['a', [0, 1], 'b']);
  expect([...(pair?.data.mean ?? [])]).toEqual([2, 2, 6]);
  expect([...(pair?.data.count ?? [])]).toEqual([2, 1, 1]);
  expect([...(pair?.data.max ?? [])]).toEqual([2 + Math.SQRT2, 2, 6]);
  expect([...(pair?.data.x ?? [])]).toEqual([0, 10, 20]);
  expect(pair?.data.pointCount).toBe(5);
});

it('keeps the points that stand out where the area is of least and greatest', () => {
  const [group] = groupCurves([curve([1, 2], 0.5), curve([3, 8], 100)], () => '', {
    average: 'median',
    area: 'minmax',
  });
  expect([...(group?.data.min ?? [])]).toEqual([-97, -92]);
  expect([...(group?.data.mean ?? [])]).toEqual([2, 5]);
});

it('equals the plain computation', () => {
  const value = fc.option(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN)), { nil: undefined });
  const lists = fc.array(fc.array(value, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom('mean', 'median'),
      fc.constantFrom('std', 'stderr', 'none'),
      (all, average, area) => {
        const [group] = groupCurves(
          all.map((each) => curve(each)),
          () => 'one',
          { average, area },
        );
        const data = group?.data;
        const rows = Array.from({ length: 6 }, (_, bucket) =>
          all.map((each) => each[bucket]).filter((v) => Number.isFinite(v)),
        );
        const plain = rows.flatMap((found, bucket) => {
          const values = found as number[];
          if (values.length === 0) return [];
          const n = values.length;
          const mean = values.reduce((a, b) => a + b, 0) / n;
          const sorted = values.toSorted((a, b) => a - b);
          const median = ((sorted[Math.ceil(n / 2) - 1] ?? 0) + (sorted[Math.floor(n / 2)] ?? 0)) / 2;
          const variance = n === 1 ? 0 : values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1);
          const spread = area === 'none' ? 0 : Math.sqrt(area === 'std' ? variance : variance / n);
          const middle = average === 'mean' ? mean : median;
          return [{ bucket, middle, low: middle - spread, high: middle + spread, n }];
        });
        expect([...(data?.bucket ?? [])]).toEqual(plain.map(({ bucket }) => bucket));
        plain.forEach(({ middle, low, high, n }, i) => {
          expect(data?.mean?.[i]).toBeCloseTo(middle, 9);
          expect(data?.min[i]).toBeCloseTo(low, 9);
          expect(data?.max[i]).toBeCloseTo(high, 9);
          expect(data?.count?.[i]).toBe(n);
        });
      },
    ),
  );
});
