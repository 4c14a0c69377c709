import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { DataFrame } from './data-frame.ts';

const frame = new DataFrame([
  { name: 'run', values: ['a', 'b,c', '=1+1'] },
  { name: 'loss "x"', values: [0.5, null, Number.NaN] },
  { name: 'ok', values: [true, false, null] },
]);

describe('DataFrame', () => {
  test('rows and columns', () => {
    expect(frame.names).toEqual(['run', 'loss "x"', 'ok']);
    expect(frame.rowCount).toBe(3);
    expect([...frame.rows()][1]).toEqual({ run: 'b,c', 'loss "x"': null, ok: false });
    expect(frame.column('ok')).toEqual([true, false, null]);
    expect(frame.column('none')).toBeUndefined();
    expect(new DataFrame([]).rowCount).toBe(0);
  });

  test('CSV as RFC 4180 has it', () => {
    expect(frame.toCSV()).toBe('run,"loss ""x""",ok\r\na,0.5,true\r\n"b,c",,false\r\n=1+1,NaN,\r\n');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+a', "'+a"],
    ['-a', "'-a"],
    ['-1', '-1'],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['a=1', 'a=1'],
    ['', '""'],
    ['two\nlines', '"two\nlines"'],
  ])('text %j, safe for spreadsheets: %j', (text, written) => {
    const csv = new DataFrame([{ name: 'x', values: [text] }]).toCSV({ escapeFormulas: true });
    expect(csv).toBe(`x\r\n${written}\r\n`);
  });

  test('a negative number stays a number', () => {
    expect(new DataFrame([{ name: 'x', values: [-1] }]).toCSV({ escapeFormulas: true })).toBe('x\r\n-1\r\n');
  });

  test('JSON', () => {
    expect(JSON.parse(JSON.stringify(frame))[0]).toEqual({ run: 'a', 'loss "x"': 0.5, ok: true });
  });

  test('Arrow comes back as it went in', async () => {
    const table = tableFromIPC(await frame.toArrow());
    expect(table.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'run: Utf8',
      'loss "x": Float64',
      'ok: Bool',
    ]);
    expect(table.toArray().map((row) => row?.toJSON())).toEqual([...frame.rows()]);
  });

  test('Arrow of columns without values and without rows', async () => {
    expect(tableFromIPC(await new DataFrame([{ name: 'x', values: [null] }]).toArrow()).numRows).toBe(1);
    expect(tableFromIPC(await new DataFrame([{ name: 'x', values: [] }]).toArrow()).numRows).toBe(0);
  });
});

test('the row with the greatest or the least of a column', () => {
  const scores = new DataFrame([
    { name: 'run', values: ['a', 'b', 'c', 'd', 'e'] },
    { name: 'score', values: [null, Number.NaN, 0.5, 0.9, 0.9] },
    { name: 'none', values: [null, null, null, null, null] },
  ]);
  expect(scores.rowWithGreatest('score')).toEqual({ run: 'd', score: 0.9, none: null });
  expect(scores.rowWithLeast('score')).toMatchObject({ run: 'c' });
  expect(scores.rowWithLeast('none')).toBeUndefined();
  expect(() => scores.rowWithLeast('scores')).toThrow('no column "scores"; there are run, score, none');
});
