import { expect, test } from 'vitest';
import { DataFrame } from './data-frame.ts';
import { tableOf } from './table.ts';

test('rows as objects: columns in order of first appearance, missing is null', () => {
  expect(tableOf([{ a: 1 }, { b: 'x', a: undefined }])).toEqual({
    columns: ['a', 'b'],
    rows: [
      [1, null],
      [null, 'x'],
    ],
  });
});

test('rows under columns, and data frames; what JSON has no number for becomes text', () => {
  const rows = [
    [1, 'x'],
    [Number.NaN, null],
  ];
  const body = {
    columns: ['n', 't'],
    rows: [
      [1, 'x'],
      ['NaN', null],
    ],
  };
  expect(tableOf({ columns: ['n', 't'], rows })).toEqual(body);
  expect(
    tableOf(
      new DataFrame([
        { name: 'n', values: [1, Number.NaN] },
        { name: 't', values: ['x', null] },
      ]),
    ),
  ).toEqual(body);
});

test('a row of another width is named', () => {
  expect(() => tableOf({ columns: ['a'], rows: [[1], [1, 2]] })).toThrow('rows[1]: 2 cells for 1 columns');
});
