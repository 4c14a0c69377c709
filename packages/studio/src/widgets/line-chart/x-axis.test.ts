import { expect, it } from 'vitest';
import { formatTicksY, formatTickX, formatX } from './x-axis.ts';

it.each([
  [[0, 0.25, 0.5], 0.25, ['0.00', '0.25', '0.50']],
  [[0.3, 0.4], 0.1, ['0.3', '0.4']],
  [[-1, 0, 1], 1, ['−1', '0', '1']],
  [[0, 2e6], 2e6, ['0', '2e6']],
  [[1e-5, 2e-5], 1e-5, ['1e−5', '2e−5']],
])('writes the marks %j, %d apart', (ticks, distance, labels) => {
  expect(formatTicksY(ticks, distance)).toEqual(labels);
});

it('writes places on each axis', () => {
  expect([formatX('step', 1200), formatX('relativeTime', 61_000), formatTickX('step', 2_500_000)]).toEqual([
    'step 1,200',
    '1 m 01 s',
    '2.5M',
  ]);
});
