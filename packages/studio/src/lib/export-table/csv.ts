import { plainText, type ExportTable, type ExportValue } from './table-text.ts';

/**
 * Comma-separated values (RFC 4180). Texts that a spreadsheet would take for a formula get an apostrophe in front (OWASP, "CSV injection");
 * numbers stay numbers, and so do texts that read as one.
 */
export function toCsv({ columns, rows }: ExportTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: ExportValue): string {
  const text = typeof value === 'string' ? withoutFormula(value) : plainText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text);

const isNumber = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
