import { expect, test } from 'vitest';
import { macroF1 } from './f1-score.ts';

test.each([
  ['all right', [0, 1, 2], [0, 1, 2], 3, 1],
  ['all wrong', [0, 1], [1, 0], 2, 0],
  // Class 0: tp 1, fp 1, fn 1: 1/2. Class 1: tp 1, fp 1, fn 1: 1/2.
  ['half', [0, 0, 1, 1], [0, 1, 1, 0], 2, 0.5],
  // Class 0: tp 2, fp 1: 4/5. Class 1: fn 1: 0. Class 2 does not occur: 0.
  ['missing classes', [0, 0, 1], [0, 0, 0], 3, 4 / 15],
])('%s', (_, actual, predicted, classCount, score) => {
  expect(macroF1(actual, predicted, classCount)).toBeCloseTo(score, 12);
});
