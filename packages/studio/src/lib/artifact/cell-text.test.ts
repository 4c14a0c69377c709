import { expect, test } from 'vitest';
import { cellText, isNumberColumn } from './cell-text.ts';

test.each([
  [null, '–'],
  [undefined, '–'],
  ['a', 'a'],
  [0.123456, '0.1235'],
  [12n, '12'],
  [true, 'true'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), '–'],
  [new Uint8Array(3), '3 bytes'],
  [{ a: [1n] }, '{"a":[1]}'],
] as const)('%s is shown as %s', (value, expected) => {
  expect(cellText(value)).toBe(expected);
});

test('columns of numbers are known by what they hold', () => {
  expect(isNumberColumn(['1', '', '-2.5e3', 'nan', '.5'])).toBe(true);
  expect(isNumberColumn([1, 2n, null])).toBe(true);
  expect(isNumberColumn(['1', 'a'])).toBe(false);
  expect(isNumberColumn(['1-2'])).toBe(false);
  expect(isNumberColumn([null, ''])).toBe(false);
});
