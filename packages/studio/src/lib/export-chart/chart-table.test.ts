import { expect, it } from 'vitest';
import { csvOfTable } from './chart-table.ts';

it('writes a table as CSV', () => {
  const rows = [
    [0, 0.1, 'a'],
    [1, null, 'b, "c"'],
    [2.5, Number.NaN, '=1+1'],
  ] as const;
  const table = {
    columns: ['step', 'loss, mean', 'run'].map((title) => ({ title, isNumber: title !== 'run' })),
    rowCount: rows.length,
    row: (index: number) => rows[index] ?? [],
  };
  expect(csvOfTable(table)).toBe(`step,"loss, mean",run\r\n0,0.1,a\r\n1,,"b, ""c"""\r\n2.5,NaN,'=1+1\r\n`);
});
