import { describe, expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';
import { formatDuration } from './format-duration.ts';
import { countOf, formatNumber } from './format-number.ts';
import { formatAgo, formatTime } from './format-time.ts';

describe('formatNumber', () => {
  it.each([
    [0.123456, '0.1235'],
    [98.76543, '98.77'],
    [1234567, '1234567'],
    [12_345_678.9, '1.235e7'],
    [0.000012, '1.2e−5'],
    [-0.5, '−0.5'],
    [3, '3'],
    [0, '0'],
    [1e21, '1e21'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [null, '–'],
  ])('writes %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [4200, '4.2 s'],
    [9_990, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 m'],
    [61_000, '1 m 01 s'],
    [3_599_600, '1 h'],
    [3_600_000 * 25, '1 d 01 h'],
    [-5, '0 ms'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [999_600, '1.00 MB'],
    [2_147_483_648, '2.15 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('times', () => {
  it('says how long ago, and the date when long ago', () => {
    const now = Date.UTC(2026, 10, 21, 12);
    expect(formatAgo(now - 1000, now)).toBe('just now');
    expect(formatAgo(now - 90_000, now)).toBe('1 min ago');
    expect(formatAgo(now - 5 * 3_600_000, now)).toBe('5 h ago');
    expect(formatAgo(Date.UTC(2025, 0, 2, 12), now)).toBe('2025-01-02');
  });

  it('pads each part of a time', () => {
    expect(formatTime(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('2026-01-02 03:04:05');
  });
});

it('counts one and many', () => {
  expect([countOf(1, 'run'), countOf(1200, 'run')]).toEqual(['1 run', '1,200 runs']);
});
