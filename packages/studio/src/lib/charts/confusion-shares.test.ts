import { expect, it } from 'vitest';
import { confusionShares, diagonalShare } from './confusion-shares.ts';

const counts = [
  [8, 2],
  [0, 0],
];

it('puts counts as shares of the row, or of the largest cell', () => {
  expect(confusionShares(counts, 'rows')).toEqual([
    [0.8, 0.2],
    [0, 0],
  ]);
  expect(confusionShares(counts, 'counts')).toEqual([
    [1, 0.25],
    [0, 0],
  ]);
});

it('knows the accuracy, and that nothing has none', () => {
  expect(diagonalShare(counts)).toBe(0.8);
  expect(diagonalShare([])).toBeNull();
  expect(confusionShares([], 'counts')).toEqual([]);
});
