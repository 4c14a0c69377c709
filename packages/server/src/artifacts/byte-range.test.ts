import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRange } from './byte-range.ts';

test.each([
  [undefined, undefined],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=0-99', { start: 0, end: 100 }],
  ['bytes=0-1000000', { start: 0, end: 100 }],
  ['bytes=10-', { start: 10, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=5-4', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['items=0-1', undefined],
])('%s', (header, expected) => {
  expect(parseRange(header, 100)).toEqual(expected);
});

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s cannot be satisfied', (header) => {
  expect(() => parseRange(header, 100)).toThrow('outside');
});

test('no range of an empty artifact can be satisfied', () => {
  expect(() => parseRange('bytes=0-0', 0)).toThrow('outside');
  expect(() => parseRange('bytes=-5', 0)).toThrow('outside');
});

test('a range lies within the bytes and is never empty', () => {
  const part = fc.oneof(fc.constant(''), fc.nat(2000).map(String));
  fc.assert(
    fc.property(part, part, fc.nat(1000), (first, last, size) => {
      try {
        const range = parseRange(`bytes=${first}-${last}`, size);
        return range === undefined || (range.start >= 0 && range.start < range.end && range.end <= size);
      } catch (thrown) {
        return thrown instanceof Error && thrown.message.includes('outside');
      }
    }),
  );
});
