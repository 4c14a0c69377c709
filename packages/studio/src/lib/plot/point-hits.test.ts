import { array, assert, constantFrom, double, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { pointHits } from './point-hits.ts';

const px = double({ min: 0, max: 500, noNaN: true });
const place = tuple(px, px);

it('finds a nearest point', () => {
  assert(
    property(array(place, { minLength: 1, maxLength: 60 }), place, constantFrom(20, 1000), (points, [x, y], reach) => {
      const hits = pointHits(
        points.map(([each]) => each),
        points.map(([, each]) => each),
        reach,
      );
      const away = (i: number | undefined): number =>
        Math.hypot((points[i ?? -1]?.[0] ?? 1e9) - x, (points[i ?? -1]?.[1] ?? 1e9) - y);
      const least = Math.min(...points.map((_, i) => away(i)));
      const found = hits.at({ x, y });
      if (least > reach) expect(found).toBeUndefined();
      else expect(away(found)).toBe(least);
    }),
  );
});

it('has a reach, and finds nothing among nothing', () => {
  expect(pointHits([10], [10], 5).at({ x: 16, y: 10 })).toBeUndefined();
  expect(pointHits([], []).at({ x: 0, y: 0 })).toBeUndefined();
  expect(pointHits([], []).step(undefined, 'right')).toBeUndefined();
});

it('steps through all points by x, and by height', () => {
  const hits = pointHits([30, 10, 20], [5, 15, 10]);
  const walk = (key: 'right' | 'up'): unknown[] =>
    [0, 0, 0].reduce<number[]>((seen) => [...seen, hits.step(seen.at(-1), key) ?? -1], []);
  expect(walk('right')).toEqual([1, 2, 0]);
  expect(walk('up')).toEqual([1, 2, 0]);
  expect([hits.step(0, 'right'), hits.step(1, 'left'), hits.step(1, 'last')]).toEqual([0, 1, 0]);
});
