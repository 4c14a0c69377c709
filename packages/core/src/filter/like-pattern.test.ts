import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints } from './code-point-order.ts';
import { likePattern } from './like-pattern.ts';

test.each([
  ['abc', 'abc', true],
  ['abc', 'ABC', false],
  ['a%', 'a', true],
  ['%b%', 'abc', true],
  ['a_c', 'abc', true],
  ['a_c', 'ac', false],
  ['_', '\u{1f4a5}', true],
  ['', '', true],
  ['', 'a', false],
  ['%', '', true],
  ['50\\%', '50%', true],
  ['50\\%', '500', false],
  ['a\\_b', 'a_b', true],
  ['a\\_b', 'axb', false],
  ['a\\\\', 'a\\', true],
  ['%ab%ab', 'abxabab', true],
  ['a[b]*?', 'a[b]*?', true],
  ['line%end', 'line\n\nend', true],
])('%j against %j: %s', (pattern, text, expected) => {
  expect(likePattern(pattern, false)(text)).toBe(expected);
});

test('ilike folds A to Z and nothing else', () => {
  expect(likePattern('Ab%É', true)('aBcÉ')).toBe(true);
  expect(likePattern('é', true)('É')).toBe(false);
});

test('agrees with the regular expression of the same meaning', () => {
  const letters = fc.constantFrom(...'aAb%_\u{1f4a5}');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), fc.string({ unit: letters, maxLength: 10 }), (pattern, text) => {
      const source = pattern.map((each) => (each === '%' ? '.*' : each === '_' ? '.' : each)).join('');
      expect(likePattern(pattern.join(''), false)(text)).toBe(new RegExp(`^${source}$`, 'su').test(text));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern of many wildcards costs no more than pattern times text', () => {
  expect(likePattern(`${'%a'.repeat(500)}b`, false)('a'.repeat(16_000))).toBe(false);
});

test('texts are ordered as their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
  expect(compareCodePoints('\uffff', '\u{10000}')).toBeLessThan(0);
});
