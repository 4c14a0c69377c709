import { expect, it } from 'vitest';
import { boxFigures } from './box-figures.ts';

it('has the quartiles of R (type 7) and whiskers that end at values', () => {
  expect(boxFigures([1, 2, 3, 4, 5, 6])).toMatchObject({
    quarter: 2.25,
    median: 3.5,
    threeQuarters: 4.75,
    whiskerLow: 1,
    whiskerHigh: 6,
  });
  expect(boxFigures([1, 2, 3, 4, 10])).toMatchObject({
    quarter: 2,
    median: 3,
    threeQuarters: 4,
    whiskerHigh: 4,
    greatest: 10,
  });
});

it('measures whiskers on the logarithm where the axis is one', () => {
  const decades = [1e-4, 1e-3, 1e-2, 1e-1, 1];
  expect(boxFigures(decades)?.whiskerHigh).toBe(1e-1);
  expect(boxFigures(decades, true)).toMatchObject({ whiskerLow: 1e-4, whiskerHigh: 1 });
});

it('is a line for one value, and nothing for none', () => {
  expect(boxFigures([7])).toMatchObject({ count: 1, least: 7, quarter: 7, median: 7, whiskerHigh: 7 });
  expect(boxFigures([])).toBeUndefined();
});
