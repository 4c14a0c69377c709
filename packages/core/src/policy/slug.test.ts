import { expect, test } from 'vitest';
import { sagemakerNameLength, slug, withSuffix } from './slug.ts';

test.each([
  ['digits', 'digits'],
  ['Digits', 'digits'],
  ['a b', 'a-b'],
  ['a_b/c.d', 'a-b-c-d'],
  ['--a--b--', 'a--b'],
  ['  a !! b  ', 'a-b'],
  ['Crème brûlée', 'creme-brulee'],
  ['ﬁne', 'fine'],
  ['实验 7', '7'],
  ['实验', 'none'],
  ['---', 'none'],
  ['', 'none'],
  ['12345678901', '1234567890'],
  ['123456789-abc', '123456789'],
])('%j becomes %j', (text, expected) => {
  const made = slug(text, text.startsWith('123') ? 10 : sagemakerNameLength, 'none');
  expect(made).toBe(expected);
  expect(made).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}$/);
  expect(slug(made, sagemakerNameLength, 'none')).toBe(made);
});

test('a suffix fits into the length, and no hyphen doubles before it', () => {
  expect(withSuffix('abc', '12345678', 59)).toBe('abc-12345678');
  expect(withSuffix('a'.repeat(59), '12345678', 59)).toBe(`${'a'.repeat(50)}-12345678`);
  expect(withSuffix('aaaa-bbb', 'x', 7)).toBe('aaaa-x');
});
