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

test('very many stand in runs, which are opened one by one', () => {
  const many = Array.from({ length: 1201 }, (_, i) => i);
  const closed = jsonRows(many, (_, depth) => depth === 0);
  expect(closed.map((row) => row.name)).toEqual([undefined, '0 … 499', '500 … 999', '1000 … 1200']);
  const open = jsonRows(many, (key, depth) => depth === 0 || key === '/~run2');
  expect(open).toHaveLength(4 + 201);
  expect(open.at(-1)).toMatchObject({ key: '/1200', depth: 2, text: '1200', position: 201 });
  expect(new Set(jsonRows({ ...many, '~': 1 }, () => true).map((row) => row.key)).size).toBe(1 + 3 + 1202);
});
