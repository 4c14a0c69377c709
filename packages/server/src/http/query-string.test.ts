import { expect, test } from 'vitest';
import { parseQueryString } from './query-string.ts';

test.each([
  ['', {}],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a', { a: '' }],
  ['a=x%3Dy%26z', { a: 'x=y&z' }],
  ['name=a+b%2Bc', { name: 'a b+c' }],
  ['name=%252e%252e', { name: '%2e%2e' }],
  ['filter=a%3Bb', { filter: 'a;b' }],
  ['__proto__=x', { ['__proto__']: 'x' }],
])('%s', (text, expected) => {
  expect({ ...parseQueryString(text) }).toEqual(expected);
});

test.each(['a=1&a=2', 'a=1&%61=2', 'a=%ff', 'a=%', 'a=%C0%AE'])('%s is refused', (text) => {
  expect(() => parseQueryString(text)).toThrow(/more than once|percent-encoded/);
});
