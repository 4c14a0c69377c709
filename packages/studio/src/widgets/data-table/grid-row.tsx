import { memo, type ReactNode } from 'react';
import { useIsHighlighted } from '../../lib/highlighted-run.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridLayout } from './grid-layout.ts';

interface GridRowProps<Row> {
  readonly row: Row | undefined;
  /** Counted from 0, the head: as those hear it who do not see the grid. */
  readonly place: number;
  /** Undefined for rows that do not move. */
  readonly topPx: number | undefined;
  readonly heightPx: number;
  readonly layout: GridLayout<Row>;
  readonly from: number;
  readonly to: number;
  readonly isSelected: boolean;
  readonly className: string | undefined;
  /** What charts know the row by. */
  readonly link: string | undefined;
  /** The column of the cell that the keys are at, if it is in this row, and its id in the document. */
  readonly activeColumn: number | undefined;
  readonly activeId: string;
}

function Row<T>(props: GridRowProps<T>) {
  const { row, place, topPx, heightPx, layout, from, to, isSelected, className, link, activeColumn, activeId } = props;
  const isLit = useIsHighlighted(link);
  const cell = (column: GridColumn<T>, index: number, gapPx: number): ReactNode => (
    <Cell
      key={column.id}
      column={column}
      row={row}
      index={index}
      widthPx={layout.widthsPx[index] ?? column.widthPx}
      gapPx={gapPx}
      activeId={index === activeColumn ? activeId : undefined}
    />
  );
  return (
    <div
      role="row"
      className={`grid-row${topPx === undefined ? ' grid-row-top' : ''}${className === undefined ? '' : ` ${className}`}`}
      aria-rowindex={place + 1}
      aria-selected={row === undefined ? undefined : isSelected}
      aria-busy={row === undefined ? true : undefined}
      data-place={place}
      data-lit={isLit || undefined}
      style={{
        height: heightPx,
        width: layout.widthPx,
        ...(topPx !== undefined && { transform: `translateY(${topPx}px)` }),
      }}
    >
      {/* One sticky part a row: each costs the browser a layer. */}
      <div role="presentation" className="grid-pinned">
        {layout.pinned.map((column, i) => cell(column, i, 0))}
      </div>
      {layout.moving
        .slice(from, to)
        .map((column, i) => cell(column, layout.pinned.length + from + i, i === 0 ? (layout.startsPx[from] ?? 0) : 0))}
    </div>
  );
}

/** One row; it is drawn again only when something of it changes. */
export const GridRow = memo(Row) as typeof Row;

interface CellProps<T> {
  readonly column: GridColumn<T>;
  readonly row: T | undefined;
  readonly index: number;
  readonly widthPx: number;
  readonly gapPx: number;
  readonly activeId: string | undefined;
}

function PlainCell<T>({ column, row, index, widthPx, gapPx, activeId }: CellProps<T>) {
  const names = [
    'grid-cell',
    column.isNumber === true && 'number',
    activeId !== undefined && 'grid-active',
    row === undefined && 'grid-waiting',
  ];
  return (
    <div
      role="gridcell"
      id={activeId}
      className={names.filter((name) => name !== false).join(' ')}
      aria-colindex={index + 1}
      data-column={index}
      style={{
        width: widthPx,
        ...(gapPx > 0 && { marginInlineStart: gapPx }),
      }}
    >
      {row !== undefined && column.cell(row)}
    </div>
  );
}

const Cell = memo(PlainCell) as typeof PlainCell;
