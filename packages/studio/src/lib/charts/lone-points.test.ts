import { expect, it } from 'vitest';
import type { ChartValue } from './chart-columns.ts';
import { lonePoints } from './lone-points.ts';

const no = undefined;

it.each<[readonly ChartValue[], readonly number[]]>([
  [[1], [0]],
  [[1, 2], []],
  [
    [1, null, 2, null, 3, 4],
    [0, 2],
  ],
  [[1, 2, null, 3], [3]],
  [[no, 1, no, null, no, 2, no, 3], [1]],
  [[null, null], []],
  [[], []],
])('of %j', (values, places) => {
  expect(lonePoints(values)).toEqual(places);
});
