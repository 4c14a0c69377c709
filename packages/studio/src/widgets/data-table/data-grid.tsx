import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { GridShape } from '../../lib/grid/grid-window.ts';
import { nextCell, type GridCell } from '../../lib/grid/next-cell.ts';
import { rowScale } from '../../lib/grid/row-scale.ts';
import { highlightedRun } from '../../lib/highlighted-run.ts';
import { NotPrinted } from '../printed-list.tsx';
import type { DataSort } from './data-column.ts';
import './data-grid.css';
import { fittingWidth } from './fitting-width.ts';
import type { GridColumn } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { gridLayout } from './grid-layout.ts';
import { GridRow } from './grid-row.tsx';
import { useColumnDrag, widthWithin } from './use-column-drag.ts';
import { useGridWindow } from './use-grid-window.ts';
import { usePrintedRows } from './use-printed-rows.ts';
import { useRowAnchor } from './use-row-anchor.ts';

export const headRowPx = 30;
const widthStepPx = 16;

export interface DataGridProps<Row extends object> {
  readonly label: string;
  /** Pinned ones first. */
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  /** Undefined for a row that is not at hand yet. Another function whenever a row may be another. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Where a row is now, if it is at hand. */
  readonly placeOf: (row: Row) => number | undefined;
  /** Names the list; another one is shown from its top. */
  readonly listKey: string;
  /** Rows that stay at the top, above the others. */
  readonly topRows?: readonly Row[];
  readonly rowHeightPx: number;
  readonly sort?: DataSort | undefined;
  readonly onSort: (columnId: string) => void;
  readonly onResize: (columnId: string, widthPx: number) => void;
  /** `to` counts the columns as they stood before. */
  readonly onMove: (columnId: string, to: number) => void;
  /** The items of a column's menu. */
  readonly renderMenu?: (columnId: string, onFit: () => void) => ReactNode;
  readonly isSelected: (row: Row) => boolean;
  readonly rowClass?: (row: Row) => string | undefined;
  /** What charts know a row by: pointed at, it and what they draw of it stand out together. */
  readonly linkOf?: (row: Row) => string;
  /** The rows that are in the document, or soon will be: from the first to the one before `last`. */
  readonly onWindow: (first: number, last: number) => void;
  /** A key that the grid has no use for, on a row. */
  readonly onRowKey?: (event: KeyboardEvent, row: Row) => void;
  /** The keys went from one row to another while Shift was held. */
  readonly onExtend?: (from: Row, to: Row) => void;
  /** What is said of rows that came in above what is seen. */
  readonly newRows?: (count: number) => string;
  /** The rows are those of an earlier question. */
  readonly isStale?: boolean;
  readonly foot?: ReactNode;
}

const none: readonly never[] = [];

/**
 * A grid of any length and width: only the rows and columns that are seen are in the document. Arrow keys go from cell to cell (the frame
 * has the focus; the cell is named by `aria-activedescendant`), Alt with them moves a column at its head, Alt and Shift draw it wider.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { columns, rowCount, rowAt, placeOf, listKey, topRows = none, rowHeightPx, sort, isStale = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const activeId = `${useId()}active`;
  const [active, setActive] = useState<GridCell>();
  const [menuOf, setMenuOf] = useState<string>();
  const columnIds = useMemo(() => columns.map(({ id }) => id), [columns]);
  const drag = useColumnDrag(frame, columnIds, props.onResize, props.onMove);
  const layout = useMemo(() => gridLayout(columns, drag.draft), [columns, drag.draft]);
  const headPx = headRowPx + topRows.length * rowHeightPx;
  const shape = useMemo<GridShape>(
    () => ({
      rowCount,
      rowPx: rowHeightPx,
      headPx,
      pinnedPx: layout.pinnedPx,
      startsPx: layout.startsPx,
      endPx: layout.endPx,
    }),
    [rowCount, rowHeightPx, headPx, layout],
  );
  const anchor = useRowAnchor(frame, listKey, rowAt, placeOf, rowHeightPx);
  const seen = useGridWindow(frame, shape, ({ topRow }) => anchor.note(topRow));
  const { onWindow } = props;
  useLayoutEffect(() => {
    if (seen.last > 0) onWindow(seen.first, seen.last);
  }, [seen.first, seen.last, onWindow]);

  const viewPx = seen.pageRows * rowHeightPx;
  const scale = rowScale(rowCount * rowHeightPx, viewPx);
  const bodyFrom = 1 + topRows.length;
  const rowOf = (place: number): Row | undefined => (place < bodyFrom ? topRows[place - 1] : rowAt(place - bodyFrom));

  const reveal = ({ row, column }: GridCell): void => {
    const element = frame.current;
    if (element === null) return;
    const [top, listTop] = [(row - bodyFrom) * rowHeightPx, scale.listTop(element.scrollTop)];
    const roomPx = element.clientHeight - headPx;
    if (row >= bodyFrom && top < listTop) element.scrollTop = scale.scrollTop(top);
    else if (row >= bodyFrom && top + rowHeightPx > listTop + roomPx)
      element.scrollTop = scale.scrollTop(top + rowHeightPx - roomPx);
    const start = layout.startsPx[column - layout.pinned.length];
    if (start === undefined) return;
    const end = start + (layout.widthsPx[column] ?? 0);
    if (start < element.scrollLeft) element.scrollLeft = start;
    else if (end > element.scrollLeft + element.clientWidth - layout.pinnedPx)
      element.scrollLeft = end - element.clientWidth + layout.pinnedPx;
  };
  const goTo = (cell: GridCell): void => {
    setActive(cell);
    reveal(cell);
    frame.current?.focus({ preventScroll: true });
  };
  const fit = (columnId: string): void => {
    const widthPx = fittingWidth(frame.current, columnIds.indexOf(columnId));
    if (widthPx !== undefined) props.onResize(columnId, widthWithin(widthPx));
  };

  const onHeadKey = (event: KeyboardEvent, cell: GridCell): boolean => {
    const column = columns[cell.column];
    if (column === undefined || column.head !== undefined) return false;
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0 && event.altKey && event.shiftKey) {
      props.onResize(column.id, widthWithin((layout.widthsPx[cell.column] ?? 0) + step * widthStepPx));
    } else if (step !== 0 && event.altKey) {
      const neighbour = columns[cell.column + step];
      if (column.isMovable === false || neighbour === undefined || neighbour.isMovable === false) return true;
      props.onMove(column.id, step < 0 ? cell.column - 1 : cell.column + 2);
      goTo({ ...cell, column: cell.column + step });
    } else if (event.key === '.' || event.key === 'ContextMenu' || (event.altKey && event.key === 'ArrowDown')) {
      if (props.renderMenu !== undefined) setMenuOf(column.id);
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      if (column.isSortable === true) props.onSort(column.id);
    } else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target as HTMLElement;
    // Keys of menus reach this place by way of React's tree, and those of fields are theirs.
    if (event.defaultPrevented || !event.currentTarget.contains(target)) return;
    if (target.matches('input:not([type=checkbox]), select, textarea')) return;
    const cell = cellOf(target) ?? active ?? { row: Math.min(1, bodyFrom + rowCount - 1), column: 0 };
    if (cell.row === 0 && onHeadKey(event, cell)) {
      event.preventDefault();
      return;
    }
    const size = { rows: bodyFrom + rowCount, columns: columns.length, pageRows: seen.pageRows };
    const next = nextCell(cell, event, size);
    if (next !== undefined) {
      event.preventDefault();
      const [from, to] = [rowOf(cell.row), rowOf(next.row)];
      if (event.shiftKey && from !== undefined && to !== undefined && from !== to) props.onExtend?.(from, to);
      goTo(active === undefined && cellOf(target) === undefined ? cell : next);
      return;
    }
    const row = rowOf(cell.row);
    const isForInner = target !== event.currentTarget && (event.key === 'Enter' || event.key === ' ');
    if (row !== undefined && !isForInner) props.onRowKey?.(event, row);
  };

  const row = (place: number, index: number | undefined): ReactNode => {
    const data = rowOf(place);
    return (
      <GridRow
        // Rows that go out of view give their elements to those that come: new ones cost most of a frame.
        key={index === undefined ? `top ${place}` : index % slots}
        row={data}
        place={place}
        topPx={index === undefined ? undefined : index * rowHeightPx + seen.shiftPx}
        heightPx={rowHeightPx}
        layout={layout}
        from={seen.from}
        to={seen.to}
        isSelected={data !== undefined && props.isSelected(data)}
        className={data === undefined ? undefined : props.rowClass?.(data)}
        link={data === undefined ? undefined : props.linkOf?.(data)}
        activeColumn={active?.row === place ? active.column : undefined}
        activeId={activeId}
      />
    );
  };

  const printed = usePrintedRows(rowCount, rowAt, onWindow);
  const slots = printed ?? seen.slots;
  const [first, last] = printed === undefined ? [seen.first, Math.min(seen.last, rowCount)] : [0, printed];
  return (
    <div
      className={isStale ? 'data-grid grid-stale' : 'data-grid'}
      ref={frame}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={bodyFrom + rowCount}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={active === undefined ? undefined : activeId}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => setActive(cellOf(event.target) ?? active)}
      onPointerOver={({ target }) => {
        if (props.linkOf === undefined) return;
        const at = rowOf(cellOf(target)?.row ?? 0);
        highlightedRun.set(at && props.linkOf(at));
      }}
      onPointerLeave={() => props.linkOf !== undefined && highlightedRun.set(undefined)}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) setActive(cellOf(event.target) ?? active);
        else if (active === undefined && event.currentTarget.matches(':focus-visible'))
          setActive({ row: rowCount > 0 ? bodyFrom : 0, column: Math.min(2, columns.length - 1) });
      }}
    >
      <div className="grid-sheet" role="presentation" style={{ width: layout.widthPx }}>
        <GridHead
          layout={layout}
          from={seen.from}
          to={seen.to}
          sort={sort}
          menuOf={menuOf}
          activeColumn={active?.row === 0 ? active.column : undefined}
          activeId={activeId}
          carriedPx={drag.carried?.markPx}
          onSort={(id) => !drag.wasCarried() && props.onSort(id)}
          onGrab={drag.onGrab}
          onGrip={drag.onGrip}
          onFit={fit}
          onMenu={(id) => {
            setMenuOf(id);
            if (id === undefined) frame.current?.focus({ preventScroll: true });
          }}
          renderMenu={props.renderMenu}
        >
          {topRows.map((_, i) => row(1 + i, undefined))}
        </GridHead>
        {anchor.above > 0 && props.newRows !== undefined && (
          <div className="grid-news no-print" role="presentation" style={{ top: headPx + 6 }}>
            <button type="button" className="button" onClick={() => frame.current?.scrollTo({ top: 0 })}>
              ↑ {props.newRows(anchor.above)}
            </button>
          </div>
        )}
        <div role="rowgroup" className="grid-body" style={{ height: scale.sheetPx }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => row(bodyFrom + first + i, first + i))}
        </div>
      </div>
      {printed !== undefined && <NotPrinted count={rowCount - printed} />}
      {props.foot !== undefined && <div className="grid-foot">{props.foot}</div>}
    </div>
  );
}

/** The cell that an element of the grid is in; undefined for the frame itself. */
function cellOf(target: EventTarget): GridCell | undefined {
  if (!(target instanceof Element)) return undefined;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const place = target.closest<HTMLElement>('[data-place]')?.dataset['place'];
  return column === undefined || place === undefined ? undefined : { row: Number(place), column: Number(column) };
}
