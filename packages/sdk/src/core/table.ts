import { invalidInput } from '@assay/base';
import type { Table } from '@assay/wire';
import { DataFrame } from './data-frame.ts';
import type { Cell } from './column.ts';

/** Rows under named columns, rows as objects, or a data frame. */
export type TableInput =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | readonly Readonly<Record<string, Cell | undefined>>[]
  | DataFrame;

/** The body of a table artifact. Objects: the columns are their keys in order of first appearance, missing is null. */
export function tableOf(input: TableInput): Table {
  if (input instanceof DataFrame) {
    return { columns: [...input.names], rows: [...input.rows()].map((row) => Object.values(row).map(cellOf)) };
  }
  if ('columns' in input)
    return { columns: [...input.columns], rows: input.rows.map(checkedRow(input.columns.length)) };
  const columns = [...new Set(input.flatMap((row) => Object.keys(row)))];
  return { columns, rows: input.map((row) => columns.map((name) => cellOf(row[name] ?? null))) };
}

const checkedRow =
  (width: number) =>
  (row: readonly Cell[], index: number): Cell[] => {
    if (row.length !== width) throw invalidInput(`rows[${index}]`, `${row.length} cells for ${width} columns`);
    return row.map(cellOf);
  };

/** JSON has no NaN and no infinities: they become text. */
const cellOf = (cell: Cell): Cell => (typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell);
