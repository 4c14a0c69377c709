import { expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { failedAttempts } from './failed-attempts.ts';

test('an address has to wait once it failed too often, and only that one', () => {
  let now = 0;
  const attempts = failedAttempts({ now: () => now as EpochMs }, 2);
  expect(attempts.note('a')).toBeUndefined();
  expect(attempts.note('a')).toBeUndefined();
  now = 20_000;
  expect(attempts.note('a')).toBe(40_000);
  expect(attempts.note('b')).toBeUndefined();
  now = 60_000;
  expect(attempts.note('a')).toBeUndefined();
});

test('a clock that jumps back does not make the wait longer than a minute', () => {
  let now = 86_400_000;
  const attempts = failedAttempts({ now: () => now as EpochMs }, 1);
  attempts.note('a');
  expect(attempts.note('a')).toBe(60_000);
  now = 0;
  expect(attempts.note('a')).toBeUndefined();
  expect(attempts.note('a')).toBe(60_000);
});
