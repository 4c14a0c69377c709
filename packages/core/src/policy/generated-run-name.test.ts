import type { EpochMs } from '@assay/base';
import { expect, test } from 'vitest';
import { generatedRunName } from './generated-run-name.ts';

test('holds the time to the millisecond, in UTC', () => {
  const now = Date.UTC(2026, 10, 21, 8, 30, 15, 123) as EpochMs;
  expect(generatedRunName(now, '4f2a')).toBe('run-2026-11-21-08-30-15-123-4f2a');
  expect(generatedRunName(0 as EpochMs, '0000')).toBe('run-1970-01-01-00-00-00-000-0000');
});
