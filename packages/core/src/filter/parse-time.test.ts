import type { EpochMs } from '@assay/base';
import { expect, test } from 'vitest';
import { parseDurationMs } from './parse-duration.ts';
import { parseTime } from './parse-time.ts';

const now = Date.UTC(2026, 10, 21, 12) as EpochMs;
const hour = 3_600_000;

test.each([
  ['2026-11-01', Date.UTC(2026, 10, 1)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['0050-01-01', -60_589_296_000_000],
  ['2026-11-01T10:00', Date.UTC(2026, 10, 1, 10)],
  ['2026-11-01 10:00:30', Date.UTC(2026, 10, 1, 10, 0, 30)],
  ['2026-11-01T10:00:00Z', Date.UTC(2026, 10, 1, 10)],
  ['2026-11-01T10:00:00.123456Z', Date.UTC(2026, 10, 1, 10, 0, 0, 123)],
  ['2026-11-01T10:00:00.29', Date.UTC(2026, 10, 1, 10, 0, 0, 290)],
  ['2026-11-01T10:00:00+02:00', Date.UTC(2026, 10, 1, 8)],
  ['2026-11-01T23:30:00-0530', Date.UTC(2026, 10, 2, 5)],
  ['now', now],
  ['-24h', now - 24 * hour],
  ['-1d12h', now - 36 * hour],
  ['+30m', now + hour / 2],
  ['-0.5w', now - 3.5 * 24 * hour],
])('%s', (text, expected) => {
  expect(parseTime(text, now)).toBe(expected);
});

test.each([
  '',
  '24h',
  '-',
  '-24',
  '-24y',
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '2026-11-01T24:00',
  '2026-11-01T10:60',
  '2026-11-01T10',
  '2026-11-01T10:00:00+25:00',
  '20261101',
  'yesterday',
  '-999999999999999w',
])('%j is no time', (text) => {
  expect(parseTime(text, now)).toBeUndefined();
});

test.each([
  ['2h30m', 2.5 * hour],
  ['90s', 90_000],
  ['1.5d', 36 * hour],
  ['250ms', 250],
  ['1m1ms', 60_001],
  ['0s', 0],
])('%s lasts %d ms', (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});

test.each(['', '5', 'h', '2h30', '-2h', '2 h', '1e3s', '2h x'])('%j is no duration', (text) => {
  expect(parseDurationMs(text)).toBeUndefined();
});
