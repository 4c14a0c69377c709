import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitPolicies } from '../limits.ts';
import { byteLength, jsonText } from './json-text.ts';

test('bytes are counted as UTF-8 has them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

test('what comes out parses to what went in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = jsonText('p', value, limitPolicies.default, 'environmentBytes');
      expect(text).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('too large, too deep, or no JSON at all is refused', () => {
  const write = (value: unknown) => jsonText('p', value, { ...limitPolicies.default, noteLength: 10 }, 'noteLength');
  expect(write('é'.repeat(4))).toBe('"éééé"');
  expect(() => write('é'.repeat(5))).toThrow(expect.objectContaining({ code: 'LimitExceeded' }));
  expect(() => write(undefined)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
  const nested = (depth: number): unknown => (depth === 0 ? {} : [nested(depth - 1)]);
  const deep = (depth: number) => jsonText('p', nested(depth), limitPolicies.default, 'noteLength');
  expect(JSON.parse(deep(99))).toEqual(nested(99));
  expect(() => deep(100)).toThrow('nested more than 100 levels deep');
});
