import { isNumberColumn } from './number-column.ts';
import { plainText, type ExportTable, type ExportValue } from './table-text.ts';

/** A table of GitHub's Markdown; numbers stand at the right. What Markdown or HTML would take for its own is escaped. */
export function toMarkdown(table: ExportTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [
    line(table.columns.map(cell)),
    line(table.columns.map((_, i) => (isNumberColumn(table, i) ? '---:' : '---'))),
    ...table.rows.map((row) => line(row.map(cell))),
  ].join('');
}

const cell = (value: ExportValue): string =>
  typeof value === 'string'
    ? value
        .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
        .replaceAll('&', '&amp;')
        .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    : plainText(value);
