import { expect, it } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';

// The second is scikit-learn 1.7: roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).
it.each([
  ['guessing', [0, 1], [0, 1], 0.5],
  ['four items', [0, 0, 0.5, 0.5, 1], [0, 0.5, 0.5, 1, 1], 0.75],
  ['a perfect one', [0, 0, 1], [0, 1, 1], 1],
])('of %s', (_what, x, y, area) => {
  expect(areaUnderCurve(x, y)).toBeCloseTo(area, 12);
});

it.each([
  ['one point', [0], [0]],
  ['negatives alone', [0, 0.5, 1], [0, 0, 0]],
  ['positives alone', [0, 0, 0], [0, 0.5, 1]],
])('there is none of %s', (_what, x, y) => {
  expect(areaUnderCurve(x, y)).toBeUndefined();
});
