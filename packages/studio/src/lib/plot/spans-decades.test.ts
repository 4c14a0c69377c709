import { expect, it } from 'vitest';
import { spansDecades } from './spans-decades.ts';

it.each([
  [[1e-5, Number.NaN, 1e-2], true],
  [[1, 999], false],
  [[0, 1e6], false],
  [[-1, 1e6], false],
  [[], false],
])('%j', (values, expected) => {
  expect(spansDecades({ title: 'lr', values })).toBe(expected);
  expect(spansDecades({ title: 'created', values, scale: 'time' })).toBe(false);
});
