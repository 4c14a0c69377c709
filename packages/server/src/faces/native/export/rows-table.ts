import type { ColumnValues, ExportBatch, ExportColumn, ExportType } from './export-table.ts';

type Cell = string | number | boolean | null | undefined;

/** How a table is made of the rows of an answer. */
export interface ExportTableOf<Answer, Row> {
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: ExportType;
    readonly cell: (row: Row, answer: Answer) => Cell;
  }[];
}

/** Columns and the one batch of a table that is in memory anyway. */
export function tabulate<Answer, Row>(
  { rowsOf, columns }: ExportTableOf<Answer, Row>,
  answer: Answer,
): { columns: ExportColumn[]; batch: ExportBatch } {
  const rows = rowsOf(answer);
  return {
    columns: columns.map(({ name, type }) => ({ name, type, required: false })),
    batch: {
      rowCount: rows.length,
      columns: columns.map(({ type, cell }) =>
        valuesOf(
          rows.map((row) => cell(row, answer)),
          type,
        ),
      ),
    },
  };
}

function valuesOf(cells: readonly Cell[], type: ExportType): ColumnValues {
  const present = Uint8Array.from(cells, (cell) => (cell === null || cell === undefined ? 0 : 1));
  if (type !== 'text') return { present, numbers: Float64Array.from(cells, (cell) => Number(cell ?? 0)) };
  const list = [...new Set(cells.map((cell) => (typeof cell === 'string' ? cell : '')))];
  const places = new Map(list.map((text, place) => [text, place]));
  return {
    present,
    list,
    places: Uint32Array.from(cells, (cell) => places.get(typeof cell === 'string' ? cell : '') ?? 0),
  };
}
