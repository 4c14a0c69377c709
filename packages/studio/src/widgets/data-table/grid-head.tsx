import { type PointerEvent, type ReactNode } from 'react';
import type { DataSort } from './data-column.ts';
import type { GridColumn } from './grid-column.ts';
import { GridHeadCell } from './grid-head-cell.tsx';
import type { GridLayout } from './grid-layout.ts';

interface GridHeadProps<Row> {
  readonly layout: GridLayout<Row>;
  readonly from: number;
  readonly to: number;
  readonly sort: DataSort | undefined;
  readonly menuOf: string | undefined;
  readonly activeColumn: number | undefined;
  readonly activeId: string;
  /** Where a carried column would stand, from the left edge of the frame. */
  readonly carriedPx: number | undefined;
  readonly onSort: (columnId: string) => void;
  readonly onGrab: (event: PointerEvent, columnId: string) => void;
  readonly onGrip: (event: PointerEvent, columnId: string) => void;
  readonly onFit: (columnId: string) => void;
  readonly onMenu: (columnId: string | undefined) => void;
  readonly renderMenu: ((columnId: string, onFit: () => void) => ReactNode) | undefined;
  /** Rows that stay below the heads. */
  readonly children: ReactNode;
}

/** The heads of the columns, and the rows that stay with them. */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const { layout, from, to, sort, menuOf, activeColumn, activeId, carriedPx, children } = props;
  const cell = (column: GridColumn<Row>, index: number, gapPx: number): ReactNode => (
    <GridHeadCell
      key={column.id}
      column={column}
      index={index}
      widthPx={layout.widthsPx[index] ?? column.widthPx}
      pinnedAtPx={layout.pinnedAtPx[index]}
      gapPx={gapPx}
      sort={sort?.columnId === column.id ? sort : undefined}
      isMenuOpen={menuOf === column.id}
      activeId={index === activeColumn ? activeId : undefined}
      onSort={props.onSort}
      onGrab={props.onGrab}
      onGrip={props.onGrip}
      onFit={props.onFit}
      onMenu={props.onMenu}
      renderMenu={props.renderMenu}
    />
  );
  return (
    <div className="grid-head" role="rowgroup" style={{ width: layout.widthPx }}>
      {carriedPx !== undefined && (
        <div className="grid-mark" role="presentation">
          <span style={{ insetInlineStart: carriedPx - 1 }} />
        </div>
      )}
      <div role="row" className="grid-head-row" aria-rowindex={1} data-place={0} style={{ width: layout.widthPx }}>
        {layout.pinned.map((column, i) => cell(column, i, 0))}
        {layout.moving
          .slice(from, to)
          .map((column, i) =>
            cell(column, layout.pinned.length + from + i, i === 0 ? (layout.startsPx[from] ?? 0) : 0),
          )}
      </div>
      {children}
    </div>
  );
}
