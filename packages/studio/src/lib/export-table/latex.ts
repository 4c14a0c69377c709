import { escapeLatex } from '@assay/analysis/table-text';
import { isNumberColumn } from './number-column.ts';
import { plainText, type ExportTable, type ExportValue } from './table-text.ts';

/**
 * A table for LaTeX with the rules of the package booktabs; numbers stand at the right. Compiles with pdfLaTeX, XeLaTeX and LuaLaTeX;
 * of letters beyond Latin it prints the numbers.
 */
export function toLatex(table: ExportTable): string {
  const line = (cells: readonly string[]): string => `  ${cells.join(' & ')} \\\\\n`;
  return [
    '% Needs \\usepackage{booktabs}\n',
    `\\begin{tabular}{${table.columns.map((_, i) => (isNumberColumn(table, i) ? 'r' : 'l')).join('')}}\n`,
    '  \\toprule\n',
    line(table.columns.map(cell)),
    '  \\midrule\n',
    ...table.rows.map((row) => line(row.map(cell))),
    '  \\bottomrule\n',
    '\\end{tabular}\n',
  ].join('');
}

function cell(value: ExportValue): string {
  if (typeof value === 'number') return numberCell(value);
  return typeof value === 'string' ? escapeLatex(value.replaceAll(/\s+/g, ' ')) : plainText(value);
}

function numberCell(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '$\\infty$' : '$-\\infty$';
  const [digits = '', exponent] = String(value).split('e');
  return exponent === undefined ? `$${digits}$` : `$${digits} \\times 10^{${Number(exponent)}}$`;
}
