import type { Table } from '@assay/wire';
import { useMemo } from 'react';
import { countOf, formatNumber } from '../../../lib/format/format-number.ts';
import type { DataColumn } from '../../../widgets/data-table/data-column.ts';
import { DataTable } from '../../../widgets/data-table/data-table.tsx';

interface TableRow {
  readonly index: number;
  readonly cells: Table['rows'][number];
}

export function TablePreview({ table }: { readonly table: Table }) {
  const columns = useMemo(() => table.columns.map((name, place) => columnOf(name, place, table)), [table]);
  const rows = useMemo(() => table.rows.map((cells, index) => ({ index, cells })), [table]);
  return (
    <>
      {table.title !== undefined && <h3>{table.title}</h3>}
      <p className="muted">
        {countOf(table.rows.length, 'row')}
        {table.rowCount !== undefined && table.rowCount > table.rows.length && ` of ${countOf(table.rowCount, 'row')}`}
      </p>
      <DataTable label={table.title ?? 'Table'} columns={columns} rows={rows} rowId={(row) => String(row.index)} />
    </>
  );
}

const columnOf = (name: string, place: number, table: Table): DataColumn<TableRow> => {
  const isNumber = table.rows.every((row) => typeof row[place] === 'number' || row[place] === null);
  return {
    id: String(place),
    header: name,
    widthPx: 120,
    isNumber,
    cell: ({ cells }) => <span title={String(cells[place])}>{textOf(cells[place])}</span>,
  };
};

function textOf(cell: Table['rows'][number][number] | undefined): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? formatNumber(cell) : String(cell);
}
