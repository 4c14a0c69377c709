import { expect, it } from 'vitest';
import { bestAfter, normalisedArea } from './score.ts';

const improvements = [1, 12, 3, 6, 8, 2];
const yardstick = { minimum: 0, random: 10 };

it('knows the best so far', () => {
  expect([0, 1, 2, 3, 7, 8, 100].map((trial) => bestAfter(improvements, trial))).toEqual([
    Infinity,
    12,
    12,
    6,
    6,
    2,
    2,
  ]);
});

it('adds the scores of all trials up', () => {
  // 0 twice (worse than random), 0.4 for trials 3 … 7, 0.8 for 8 … 10.
  expect(normalisedArea(improvements, yardstick, 10)).toBeCloseTo((5 * 0.4 + 3 * 0.8) / 10, 12);
  expect(normalisedArea(improvements, yardstick, 5)).toBeCloseTo((3 * 0.4) / 5, 12);
  expect(normalisedArea([1, 0], yardstick, 7)).toBe(1);
  expect(normalisedArea([1, -1], yardstick, 7)).toBe(1);
});
