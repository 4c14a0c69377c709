import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ChartCell, ChartTable } from '../../lib/export-chart/chart-table.ts';
import { formatNumber } from '../../lib/format/format-number.ts';
import { MiddleText } from '../middle-text.tsx';

interface ChartTableViewProps {
  readonly title: string;
  readonly table: () => ChartTable;
  readonly heightPx: number;
}

const rowHeightPx = 24;
const columnPx = 120;

/** The figures of a chart, as long as they may be: only the rows in view are in the document. */
export function ChartTableView({ title, table: makeTable, heightPx }: ChartTableViewProps) {
  const table = useMemo(() => makeTable(), [makeTable]);
  const columns = table.columns.map((column, place) => ({ ...column, place }));
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: table.rowCount,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightPx,
    overscan: 10,
  });
  const items = rows.getVirtualItems();
  const [before, after] = [items[0]?.start ?? 0, rows.getTotalSize() - (items.at(-1)?.end ?? 0)];
  return (
    <div
      className="chart-table-frame"
      ref={frame}
      style={{ height: heightPx }}
      tabIndex={0}
      role="region"
      aria-label={`Figures of ${title}`}
    >
      <table
        className="chart-table"
        aria-rowcount={table.rowCount + 1}
        style={{ width: columnPx * table.columns.length }}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title: head, isNumber, place }) => (
              <th key={place} scope="col" className={isNumber ? 'number' : undefined}>
                <MiddleText text={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} aria-hidden="true" />}
          {items.map(({ index }) => (
            <Row key={index} index={index} cells={table.row(index)} columns={columns} />
          ))}
          {after > 0 && <tr style={{ height: after }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly cells: readonly ChartCell[];
  readonly columns: readonly { readonly isNumber: boolean; readonly place: number }[];
}

function Row({ index, cells, columns }: RowProps) {
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map(({ isNumber, place }) => {
        const cell = cells[place] ?? null;
        return (
          <td key={place} className={isNumber ? 'number' : undefined} title={String(cell ?? '')}>
            {textOf(cell)}
          </td>
        );
      })}
    </tr>
  );
}

const textOf = (cell: ChartCell): string => (typeof cell === 'number' ? formatNumber(cell) : (cell ?? ''));
