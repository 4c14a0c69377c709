import { pointBatch } from '@assay/series';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placePoints } from './place-points.ts';

test('an absent step is its ordinal; times are sorted, equal ones keep their order', () => {
  const points = pointBatch([
    { name: 'm', step: null, timeMs: 30, value: 1 },
    { name: 'm', step: null, timeMs: 10, value: 2 },
    { name: 'm', step: 0, timeMs: 10, value: 3 },
    { name: 'm', step: 7, timeMs: 20, value: 4 },
  ]);
  const steps = placePoints(points, 'step', 0);
  expect([[...steps.xs], [...steps.points.values]]).toEqual([
    [0, 0, 1, 7],
    [1, 3, 2, 4],
  ]);
  const times = placePoints(points, 'relativeTime', 5);
  expect([[...times.xs], [...times.points.values]]).toEqual([
    [5, 5, 15, 25],
    [2, 3, 4, 1],
  ]);
});

test('places ascend, and no point is lost or invented', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.option(fc.integer()), fc.nat(50))), (list) => {
      const points = pointBatch(list.map(([step, timeMs], value) => ({ name: 'm', step, timeMs, value })));
      for (const axis of ['step', 'time', 'relativeTime'] as const) {
        const placed = placePoints(points, axis, 3);
        for (let i = 1; i < placed.xs.length; i++) expect(placed.xs[i - 1]).toBeLessThanOrEqual(placed.xs[i] ?? NaN);
        expect([...placed.points.values].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
      }
    }),
  );
});
