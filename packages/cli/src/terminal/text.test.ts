import { describe, expect, test } from 'vitest';
import { differenceText, numberText } from './number-text.ts';
import { sizeText } from './size-text.ts';
import { durationText, momentText } from './time-text.ts';

describe('numberText', () => {
  test.each([
    [0, '0'],
    [42, '42'],
    [-0.5, '-0.5'],
    [0.123456789, '0.123457'],
    [123456.789, '123457'],
    [0.0000123, '1.23e-5'],
    [1.5e20, '1.5e+20'],
    [2e-7, '2e-7'],
    ['NaN', 'NaN'],
    ['Infinity', '∞'],
    ['-Infinity', '-∞'],
    [null, '–'],
    [undefined, '–'],
  ] as const)('%j is %j', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  test('differences bear their sign', () => {
    expect([0.25, -0.25, 0].map(differenceText)).toEqual(['+0.25', '-0.25', '0']);
  });
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1500, '1.5 s'],
  [59_999, '59 s'],
  [61_000, '1 min 1 s'],
  [3_661_000, '1 h 1 min'],
  [200_000_000, '2 d 7 h'],
])('durationText(%i) is %j', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test('momentText is local time', () => {
  expect(momentText(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('2026-01-02 03:04:05');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [264_964, '265 kB'],
  [2_500_000_000, '2.5 GB'],
  [9e15, '9000 TB'],
])('sizeText(%i) is %j', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
