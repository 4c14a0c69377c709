import { csvCell } from '@assay/base';

/** What a cell of a chart's table holds: a figure in full, a text, or nothing. */
export type ChartCell = number | string | null;

/** The figures that a chart shows, row by row. Rows are made when they are asked for: there may be very many. */
export interface ChartTable {
  readonly columns: readonly ChartTableColumn[];
  readonly rowCount: number;
  /** One cell for each column. */
  readonly row: (index: number) => readonly ChartCell[];
}

export interface ChartTableColumn {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A table as CSV (RFC 4180), with a line of titles. Figures are written in full, NaN and infinities as words. */
export function csvOfTable(table: ChartTable): string {
  const lines = [table.columns.map((column) => csvText(column.title)).join(',')];
  for (let index = 0; index < table.rowCount; index++) lines.push(table.row(index).map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(cell: ChartCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : csvText(cell);
}

// A name of a run may come from anyone.
const csvText = (text: string): string => csvCell(text, { escapeFormulas: true });
