import { expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path.ts';

it.each<[string, readonly (number | null)[], string]>([
  ['rises from bottom to top', [0, 1], 'M0 17h0L100 1'],
  ['breaks at what is not finite', [0, null, 1, Number.NaN, 0.5], 'M0 17h0M50 1h0M100 9h0'],
  ['lies in the middle when flat', [3, 3], 'M0 9h0L100 9'],
  ['is a dot for one value', [3], 'M50 9h0'],
  ['is empty without values', [], ''],
])('%s', (_what, values, path) => {
  expect(sparklinePath(values, 100, 18)).toBe(path);
});
