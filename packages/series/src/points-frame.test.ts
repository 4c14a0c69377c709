import { expect, test } from 'vitest';
import { pointBatch } from './points.ts';
import type { PointBatch } from './points.ts';
import { faultOfBatch } from './points-frame.ts';

const right = pointBatch([
  { name: 'a', step: -(2 ** 53) + 1, timeMs: 0, value: Number.NaN },
  { name: 'b', step: null, timeMs: 8_640_000_000_000_000, value: 1 },
]);

test('a batch at the ends of every range has no fault', () => {
  expect(faultOfBatch(right)).toBeUndefined();
});

test.each<[Partial<PointBatch>, string]>([
  [pointBatch([]), 'points'],
  [{ names: ['a', 'a'] }, 'names[1]'],
  [{ names: ['a', 'b', 'c'] }, 'names'],
  [{ steps: Float64Array.of(0, 0.5) }, 'steps[1]'],
  [{ steps: Float64Array.of(2 ** 53, 1) }, 'steps[0]'],
  [{ steps: Float64Array.of(1, Infinity) }, 'steps[1]'],
  [{ timesMs: Float64Array.of(-1, 1) }, 'timesMs[0]'],
  [{ timesMs: Float64Array.of(1, Number.NaN) }, 'timesMs[1]'],
  [{ timesMs: Float64Array.of(1, 8_640_000_000_000_001) }, 'timesMs[1]'],
])('case %#: the place of the fault is named', (change, path) => {
  expect(faultOfBatch({ ...right, ...change })?.path).toBe(path);
});
