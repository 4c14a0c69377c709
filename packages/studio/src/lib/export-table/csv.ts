import { csvCell } from '@assay/base';
import { plainText, type ExportTable, type ExportValue } from './table-text.ts';

/** Comma-separated values (RFC 4180), in which no text is a formula to a spreadsheet. */
export function toCsv({ columns, rows }: ExportTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: ExportValue): string {
  const text = plainText(value);
  return typeof value === 'string' || text !== '' ? csvCell(text, { escapeFormulas: true }) : '';
}
