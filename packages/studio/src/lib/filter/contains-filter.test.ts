import { expect, it } from 'vitest';
import { containsFilter } from './contains-filter.ts';

it.each([
  ['  ', ''],
  ['digits', 'name ilike "%digits%"'],
  ['50%_"x"', String.raw`name ilike "%50\%\_\"x\"%"`],
  ['a\\b', String.raw`name ilike "%a\\\\b%"`],
])('asks for %j', (words, filter) => {
  expect(containsFilter(['name'], words)).toBe(filter);
});

it('asks any of several fields', () => {
  expect(containsFilter(['name', 'folder'], 'x')).toBe('name ilike "%x%" or folder ilike "%x%"');
});
