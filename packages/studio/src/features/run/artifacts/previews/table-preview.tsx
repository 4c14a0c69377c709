import { useMemo } from 'react';
import { cellText, isNumberColumn } from '../../../../lib/artifact/cell-text.ts';
import type { PlainTable } from '../../../../lib/artifact/plain-table.ts';
import { formatCount } from '../../../../lib/format/format-number.ts';
import type { DataColumn } from '../../../../widgets/data-table/data-column.ts';
import { DataTable } from '../../../../widgets/data-table/data-table.tsx';

interface TableRow {
  readonly index: number;
  readonly cells: readonly unknown[];
}

interface TablePreviewProps {
  readonly label: string;
  readonly table: PlainTable;
  /** How many rows and columns these are of how many. */
  readonly caption: string;
}

const maximumColumns = 200;
const looked = 100;

/** Rows of a file as a table, numbered from 1. */
export function TablePreview({ label, table, caption }: TablePreviewProps) {
  const columns = useMemo(
    () => [numbers, ...table.columns.slice(0, maximumColumns).map((name, place) => columnOf(name, place, table))],
    [table],
  );
  const rows = useMemo(() => table.rows.map((cells, index) => ({ index, cells })), [table]);
  return (
    <>
      <p className="muted">
        {caption}
        {table.columns.length > maximumColumns && ` · the first ${maximumColumns} columns are shown`}
      </p>
      <div className="preview-table">
        <DataTable label={label} columns={columns} rows={rows} rowId={(row) => String(row.index)} />
      </div>
    </>
  );
}

const numbers: DataColumn<TableRow> = {
  id: 'row',
  header: '',
  hint: 'Row',
  widthPx: 56,
  isNumber: true,
  cell: ({ index }) => <span className="muted">{formatCount(index + 1)}</span>,
};

function columnOf(name: string, place: number, table: PlainTable): DataColumn<TableRow> {
  const sample = table.rows.slice(0, looked).map((row) => row[place]);
  const longest = sample.reduce((most: number, value) => Math.max(most, cellText(value).length), name.length + 1);
  return {
    id: String(place),
    header: name,
    widthPx: Math.min(320, Math.max(56, 18 + longest * 7)),
    isNumber: isNumberColumn(sample),
    cell: ({ cells }) => <span title={cellText(cells[place], true)}>{cellText(cells[place])}</span>,
  };
}
