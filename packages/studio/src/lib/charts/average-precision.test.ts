import { expect, it } from 'vitest';
import { averagePrecision } from './average-precision.ts';

// scikit-learn 1.5: precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), whose average precision is 0.8333….
const precision = [0.5, 2 / 3, 0.5, 1, 1];
const recall = [1, 1, 0.5, 0.5, 0];

it('equals the reference, in either direction', () => {
  expect(averagePrecision(recall, precision)).toBeCloseTo(0.8333333333333333, 15);
  expect(averagePrecision(recall.toReversed(), precision.toReversed())).toBeCloseTo(0.8333333333333333, 15);
});

it('counts from recall 0, and is 0 without points', () => {
  expect(averagePrecision([0.5, 1], [1, 0.5])).toBe(0.75);
  expect(averagePrecision([], [])).toBe(0);
});
