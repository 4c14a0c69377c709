import { expect, it } from 'vitest';
import { barShares } from './bar-shares.ts';

it.each<[readonly (number | null)[], readonly number[]]>([
  [
    [1, 2, 4],
    [0.25, 0.5, 1],
  ],
  [
    [-4, 2],
    [1, 0.5],
  ],
  [
    [null, 3],
    [0, 1],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[], []],
])('of %j', (values, shares) => {
  expect(barShares(values)).toEqual(shares);
});
