import type { BucketedSeries } from '@assay/wire';
import { describe, expect, it } from 'vitest';
import { chartColumns, isBucketed, newestValue } from './chart-columns.ts';

function series(runId: string, points: readonly (readonly [bucket: number, x: number, value: number | null])[]) {
  const values = points.map(([, , value]) => value);
  return {
    runId,
    name: 'loss',
    pointCount: points.length,
    index: points.map(([bucket]) => bucket),
    count: points.map(() => 1),
    min: values,
    max: values,
    mean: values,
    first: values.map((value) => value ?? 'NaN'),
    last: values.map((value) => value ?? 'NaN'),
    lastX: points.map(([, x]) => x),
    nonFinite: values.map((value) => (value === null ? 1 : 0)),
    snapped: false,
    outside: 0,
  } satisfies BucketedSeries;
}

describe('chartColumns', () => {
  it('draws one curve where its points are', () => {
    const columns = chartColumns([
      series('a', [
        [0, 0, 1],
        [4, 5, 0.5],
        [9, 10, 0.25],
      ]),
    ]);
    expect(columns.x).toEqual([0, 5, 10]);
    expect(columns.curves[0]?.mean).toEqual([1, 0.5, 0.25]);
  });

  it('leaves a gap where a point is not finite, and none where there is no point', () => {
    const columns = chartColumns([
      series('a', [
        [0, 0, 1],
        [1, 1, null],
        [2, 2, 3],
      ]),
      series('b', [
        [0, 0, 7],
        [2, 2, 9],
      ]),
    ]);
    expect(columns.x).toEqual([0, 1, 2]);
    expect(columns.curves.map((curve) => curve.mean)).toEqual([
      [1, null, 3],
      [7, undefined, 9],
    ]);
  });

  it('sorts buckets that only later curves have among the others', () => {
    const columns = chartColumns([
      series('a', [[5, 50, 1]]),
      series('b', [
        [2, 20, 2],
        [7, 70, 3],
      ]),
    ]);
    expect(columns.x).toEqual([20, 50, 70]);
    expect(columns.curves[0]?.mean).toEqual([undefined, 1, undefined]);
  });

  it('answers nothing for nothing', () => {
    expect(chartColumns([])).toEqual({ x: [], curves: [] });
    expect(newestValue(series('a', []))).toBeUndefined();
  });
});

it('knows whether values stand for several points', () => {
  const single = series('a', [[0, 0, 1]]);
  const [one] = chartColumns([single]).curves;
  const [many] = chartColumns([{ ...single, count: [12] }]).curves;
  expect([one, many].map((curve) => curve !== undefined && isBucketed(curve))).toEqual([false, true]);
  expect([one?.pointCount, many?.pointCount]).toEqual([1, 12]);
});

it('gives the newest value even when it is not finite', () => {
  expect(
    newestValue(
      series('a', [
        [0, 0, 1],
        [1, 1, null],
      ]),
    ),
  ).toBeNaN();
});
