import { expect, it } from 'vitest';
import { formatSpread } from './format-spread.ts';

it.each([
  [0.92241, 0.04782, '0.922', '0.048'],
  [0.002727, 0.0156, '0.003', '0.016'],
  [0.00008422, 0.000472, '0.00008', '0.00047'],
  [0.5, 0.0996, '0.50', '0.10'],
  [0.5, 0.0095, '0.5000', '0.0095'],
  [-12.345, 3.21, '−12.3', '3.2'],
  [-0.004, 0.3, '0.00', '0.30'],
  [1234.5, 310, '1235', '310'],
  [3, 0, '3', '0'],
  [1e-9, 2e-9, '1e−9', '2e−9'],
  [5e9, 1e3, '5e9', '1000'],
  [0.25, Number.NaN, '0.25', 'NaN'],
])('%d ± %d is %s ± %s', (mean, deviation, first, second) => {
  expect(formatSpread(mean, deviation)).toEqual([first, second]);
});
