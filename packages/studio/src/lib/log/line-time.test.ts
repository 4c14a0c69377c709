import { expect, it } from 'vitest';
import { formatLineTime } from './line-time.ts';

const start = new Date(2026, 10, 21, 9, 5, 7, 42).getTime();

it.each([
  ['clock', start, '09:05:07.042'],
  ['relative', start, '+0:00:00.000'],
  ['relative', start + 3_723_004, '+1:02:03.004'],
  ['relative', start + 100 * 3_600_000, '+100:00:00.000'],
  ['relative', start - 1500, '−0:00:01.500'],
  ['off', start, ''],
] as const)('%s', (how, timeMs, text) => {
  expect(formatLineTime(how, timeMs, start)).toBe(text);
});
