import { expect, it } from 'vitest';
import type { CurveData } from './curve-data.ts';
import { exactText, readPlace } from './read-out.ts';

function curve(buckets: readonly number[], mean: readonly number[], spread = 0): CurveData {
  const column = (add: number): Float64Array => Float64Array.from(mean, (value) => value + add);
  return {
    x: Float64Array.from(buckets, (bucket) => bucket * 10),
    bucket: Uint32Array.from(buckets),
    min: column(-spread),
    max: column(spread),
    mean: column(0),
    count: new Uint32Array(mean.length).fill(spread > 0 ? 10 : 1),
    pointCount: mean.length,
    isSnapped: false,
  };
}

const a = { label: 'a', data: curve([0, 2], [1, 3], 0.5) };
const b = { label: 'b', data: curve([0, 1], [4, Number.NaN]) };

it('reads all curves of the bucket that is nearest, the nearest value first', () => {
  const grid = { from: 0, to: 30, buckets: 3, isLog: false };
  const place = readPlace([a, b], grid, 'step', 3, (value) => value - 3.9);
  expect(place?.xText).toBe('step 0 … 9');
  expect(place?.rows.map(({ curve: of, value }) => [of, value])).toEqual([
    [1, 4],
    [0, 1],
  ]);
  expect(readPlace([b], grid, 'step', 3, () => 0)?.xText).toBe('step 0');
  expect(readPlace([], grid, 'step', 3, () => 0)).toBeUndefined();
});

it.each([
  [777.25, '777.25'],
  [0.1 + 0.2, '0.3'],
  [-1.5e-12, '−1.5e−12'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('writes %d as %s', (value, text) => {
  expect(exactText(value)).toBe(text);
});
