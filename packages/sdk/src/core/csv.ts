import type { Cell, Column } from './column.ts';

export interface CsvOptions {
  /** Put an apostrophe before text that a spreadsheet would take for a formula. Default false: text as it is. */
  readonly escapeFormulas?: boolean | undefined;
  /** Default `,`. */
  readonly separator?: string | undefined;
}

/** A table as RFC 4180 has it. An empty text is written `""`, so that it differs from null, which is nothing. */
export function csvOf(columns: readonly Column[], rowCount: number, options: CsvOptions): string {
  const separator = options.separator ?? ',';
  const field = (cell: Cell): string => fieldOf(cell, separator, options.escapeFormulas ?? false);
  const lines = [columns.map(({ name }) => field(name)).join(separator)];
  for (let row = 0; row < rowCount; row++) {
    lines.push(columns.map(({ values }) => field(values[row] ?? null)).join(separator));
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

function fieldOf(cell: Cell, separator: string, escapeFormulas: boolean): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = escapeFormulas && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  const quoted = text === '' || text.includes(separator) || /["\r\n]/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}
