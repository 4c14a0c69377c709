import { expect, it } from 'vitest';
import { formatStretch, formatX } from './x-axis.ts';

it('writes places on each axis', () => {
  expect([formatX('step', 1200), formatX('relativeTime', 61_000), formatX({ metric: 'epoch' }, 2.5)]).toEqual([
    'step 1,200',
    '1 m 01 s',
    'epoch 2.5',
  ]);
});

it.each([
  [[0, 1], 'step 0'],
  [[9.99, 19.98], 'step 10 … 19'],
  [[0.2, 0.7], 'step 1'],
] as const)('writes the steps of the bucket %j', (edges, text) => {
  expect(formatStretch('step', edges)).toBe(text);
});
