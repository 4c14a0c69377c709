import { csvCell } from '@assay/base';
import type { CsvCellOptions } from '@assay/base';
import type { Cell, Column } from './column.ts';

export type CsvOptions = CsvCellOptions;

/** A table as RFC 4180 has it. An empty text is written `""`, so that it differs from null, which is nothing. */
export function csvOf(columns: readonly Column[], rowCount: number, options: CsvOptions): string {
  const separator = options.separator ?? ',';
  const field = (cell: Cell): string =>
    cell === null ? '' : typeof cell === 'string' ? csvCell(cell, options) : String(cell);
  const lines = [columns.map(({ name }) => field(name)).join(separator)];
  for (let row = 0; row < rowCount; row++) {
    lines.push(columns.map(({ values }) => field(values[row] ?? null)).join(separator));
  }
  return lines.map((line) => `${line}\r\n`).join('');
}
