import { expect, test } from 'vitest';
import { jsonRows } from './json-rows.ts';

const value = { a: [1, 'x'], 'b/c': { d: null }, e: {}, f: true };

test('JSON is shown as lines, one inside the other', () => {
  const lines = jsonRows(value, () => true).map((row) => [row.depth, row.name, row.text, row.kind]);
  expect(lines).toEqual([
    [0, undefined, '{4}', 'object'],
    [1, 'a', '[2]', 'list'],
    [2, '0', '1', 'number'],
    [2, '1', '"x"', 'text'],
    [1, 'b/c', '{1}', 'object'],
    [2, 'd', 'null', 'word'],
    [1, 'e', '{}', 'object'],
    [1, 'f', 'true', 'word'],
  ]);
});

test('what is folded is not shown, and each line has a way of its own', () => {
  const rows = jsonRows(value, (_, depth) => depth === 0);
  expect(rows.map((row) => row.key)).toEqual(['', '/a', '/b~1c', '/e', '/f']);
  expect(rows.map((row) => row.isOpen)).toEqual([true, false, false, undefined, undefined]);
  expect(jsonRows('x', () => true)).toHaveLength(1);
});
