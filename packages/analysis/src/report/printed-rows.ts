import { columnTexts } from '../table-text/column-texts.ts';
import type { DataTable } from './block.ts';

/** The rows of a table as texts. */
export function printedRows({ columns, rows }: DataTable): string[][] {
  const texts = columns.map((_, i) => columnTexts(rows.map((row) => row[i] ?? null)));
  return rows.map((_, row) => texts.map((column) => column[row] ?? ''));
}
