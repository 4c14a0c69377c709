export interface CsvCellOptions {
  /** Default `,`. */
  readonly separator?: string | undefined;
  /** Put an apostrophe before text that a spreadsheet would take for a formula (OWASP, "CSV injection"). Default false: text as it is. */
  readonly escapeFormulas?: boolean | undefined;
}

/**
 * A text as a cell of CSV (RFC 4180), quoted where it must be; so is the empty text, which else would be no value, and one that begins or
 * ends in a space, which some readers drop. A text that reads as a number is no formula.
 */
export function csvCell(text: string, { separator = ',', escapeFormulas = false }: CsvCellOptions = {}): string {
  const safe = escapeFormulas && /^[=+\-@\t\r\n]/.test(text) && !number.test(text) ? `'${text}` : text;
  const quoted = safe === '' || /["\r\n]|^\s|\s$/.test(safe) || safe.includes(separator);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
