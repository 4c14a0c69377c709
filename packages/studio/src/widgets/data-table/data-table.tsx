import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { mostPrinted, usePrinting } from '../../lib/page/use-printing.ts';
import { NotPrinted } from '../printed-list.tsx';
import type { DataColumn, DataSort } from './data-column.ts';
import './data-table.css';
import { HeadCell } from './head-cell.tsx';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const rowHeightPx = 28;

interface DataTableProps<Row extends object> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly sort?: DataSort | undefined;
  /** The header of a column was used. */
  readonly onSort?: (columnId: string) => void;
  readonly isSelected?: (row: Row) => boolean;
  /** Called when the last rows come into view. */
  readonly onEnd?: () => void;
  /** Rows of all pages, for those who hear the table. */
  readonly rowCount?: number;
  /** The rows are those of an earlier question. */
  readonly isStale?: boolean;
  readonly foot?: ReactNode;
}

/** A table of any length: only the rows in view are in the document. Columns can be drawn wider or narrower. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, rowId, sort, onSort, onEnd, rowCount, isStale = false, foot } = props;
  const frame = useRef<HTMLDivElement>(null);
  const columnOf = useMemo(() => new Map(props.columns.map((column) => [column.id, column])), [props.columns]);
  const table = useTable({
    features,
    columns: useMemo(
      () => props.columns.map(({ id, widthPx }) => ({ id, size: widthPx, minSize: 40 })),
      [props.columns],
    ),
    data: rows,
    getRowId: rowId,
    columnResizeMode: 'onChange',
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const modelRows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: modelRows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    getItemKey: (index) => modelRows[index]?.id ?? index,
  });
  const isPrinting = usePrinting();
  const inView = virtualizer.getVirtualItems();
  const items = isPrinting ? modelRows.slice(0, mostPrinted).map(({ id }, index) => ({ key: id, index })) : inView;
  const [first, last] = [inView[0], inView.at(-1)];
  const [before, after] = isPrinting ? [0, 0] : [first?.start ?? 0, virtualizer.getTotalSize() - (last?.end ?? 0)];

  const isAtEnd = last !== undefined && last.index >= rows.length - 10;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, rows.length, onEnd]);

  const hasGrowing = props.columns.some((column) => column.grows === true);
  let pinnedPx = 0;
  const pinnedAt = new Map<string, number>();
  for (const header of headers) {
    if (columnOf.get(header.column.id)?.isPinned !== true) break;
    pinnedAt.set(header.column.id, pinnedPx);
    pinnedPx += header.getSize();
  }

  return (
    <div className="data-table-frame" ref={frame} tabIndex={0} role="region" aria-label={label}>
      <table
        className={isStale ? 'data-table data-table-stale' : 'data-table'}
        aria-label={label}
        aria-rowcount={rowCount ?? rows.length}
        style={hasGrowing ? { width: '100%', minWidth: table.getTotalSize() } : { width: table.getTotalSize() }}
      >
        <colgroup>
          {headers.map((header) => (
            <col
              key={header.id}
              style={columnOf.get(header.column.id)?.grows === true ? {} : { width: header.getSize() }}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {headers.map((header) => {
              const column = columnOf.get(header.column.id);
              if (column === undefined) return null;
              return (
                <HeadCell
                  key={header.id}
                  column={column}
                  sort={sort?.columnId === column.id ? sort : undefined}
                  onSort={onSort}
                  onResize={header.getResizeHandler()}
                  pinnedAtPx={pinnedAt.get(column.id)}
                />
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Space heightPx={before} />
          {items.map((item) => {
            const row = modelRows[item.index]?.original;
            if (row === undefined) return null;
            return (
              <tr key={item.key} aria-rowindex={item.index + 2} aria-selected={props.isSelected?.(row)}>
                {headers.map(({ column: { id } }) => {
                  const column = columnOf.get(id);
                  if (column === undefined) return null;
                  const pinned = pinnedAt.get(id);
                  const names = [column.isNumber === true && 'number', pinned !== undefined && 'data-table-pinned'];
                  return (
                    <td
                      key={id}
                      className={names.filter((name) => name !== false).join(' ')}
                      style={pinned === undefined ? undefined : { left: pinned }}
                    >
                      {column.cell(row)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Space heightPx={after} />
        </tbody>
      </table>
      {isPrinting && <NotPrinted count={(rowCount ?? rows.length) - items.length} />}
      {foot !== undefined && <div className="data-table-foot">{foot}</div>}
    </div>
  );
}

/** Stands for the rows that are out of view. */
function Space({ heightPx }: { readonly heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden="true" style={{ height: heightPx }} /> : null;
}
