import { expect, test } from 'vitest';
import { shortIds } from './short-ids.ts';
import { filterText } from './filter-text.ts';

test.each([
  [[], []],
  [['0123456789abcdef'], ['01234567']],
  [
    ['0123456789abcdef', '0123456789bbcdef', 'f123456789abcdef'],
    ['0123456789a', '0123456789b', 'f123456789a'],
  ],
])('shortIds(%j) is %j', (ids, short) => {
  expect(ids.map((id) => shortIds(ids).get(id))).toEqual(short);
});

test.each([
  ['plain', '"plain"'],
  ['with "quotes" and \\', '"with \\"quotes\\" and \\\\"'],
])('%j as a literal of a filter is %s', (text, literal) => {
  expect(filterText(text)).toBe(literal);
});
