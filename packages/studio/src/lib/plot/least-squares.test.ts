import { expect, it } from 'vitest';
import { leastSquares } from './least-squares.ts';

it('equals R: lm and cor of the first of the data sets of Anscombe (1973)', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  const line = leastSquares(x, y);
  expect(line?.slope).toBeCloseTo(0.500_090_909_09, 10);
  expect(line?.intercept).toBeCloseTo(3.000_090_909_09, 10);
  expect(line?.r).toBeCloseTo(0.816_420_516_3, 9);
});

it('loses nothing to large values', () => {
  expect(leastSquares([1e9, 1e9 + 1, 1e9 + 2], [1, 2, 3])).toMatchObject({ slope: 1, r: 1 });
});

it('knows no line where nothing can be told', () => {
  expect([
    leastSquares([], []),
    leastSquares([1], [1]),
    leastSquares([1, 1], [1, 2]),
    leastSquares([1, 2], [3, 3]),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});
