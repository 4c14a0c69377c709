import * as DropdownMenu from 'radix-ui/dropdown-menu';
import type { PointerEvent, ReactNode } from 'react';
import '../menu.css';
import type { DataSort } from './data-column.ts';
import type { GridColumn } from './grid-column.ts';

interface GridHeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly index: number;
  readonly widthPx: number;
  readonly pinnedAtPx: number | undefined;
  readonly gapPx: number;
  readonly sort: DataSort | undefined;
  readonly isMenuOpen: boolean;
  readonly activeId: string | undefined;
  readonly onSort: (columnId: string) => void;
  readonly onGrab: (event: PointerEvent, columnId: string) => void;
  readonly onGrip: (event: PointerEvent, columnId: string) => void;
  readonly onFit: (columnId: string) => void;
  readonly onMenu: (columnId: string | undefined) => void;
  readonly renderMenu: ((columnId: string, onFit: () => void) => ReactNode) | undefined;
}

/** The head of a column: a press sorts, a drag carries it elsewhere, its grip draws it wider; its menu has the rest. */
export function GridHeadCell<Row>(props: GridHeadCellProps<Row>) {
  const { column, index, widthPx, pinnedAtPx, gapPx, sort, isMenuOpen, activeId } = props;
  const names = [
    'grid-head-cell',
    column.isNumber === true && 'number',
    pinnedAtPx !== undefined && 'grid-pinned',
    activeId !== undefined && 'grid-active',
  ];
  const direction = sort === undefined ? 'none' : sort.isDescending ? 'descending' : 'ascending';
  const isMovable = column.isMovable !== false;
  return (
    <div
      role="columnheader"
      id={activeId}
      className={names.filter((name) => name !== false).join(' ')}
      aria-colindex={index + 1}
      aria-sort={column.isSortable === true ? direction : undefined}
      data-column={index}
      style={{
        width: widthPx,
        ...(pinnedAtPx !== undefined && { insetInlineStart: pinnedAtPx }),
        ...(gapPx > 0 && { marginInlineStart: gapPx }),
      }}
    >
      {column.head ?? (
        <button
          type="button"
          tabIndex={-1}
          className="grid-head-name"
          title={column.hint ?? column.header}
          onClick={() => {
            if (column.isSortable === true) props.onSort(column.id);
          }}
          onPointerDown={(event) => {
            if (isMovable) props.onGrab(event, column.id);
          }}
        >
          <span className="grid-head-text">{column.header}</span>
          <SortSign sort={sort} />
        </button>
      )}
      {props.renderMenu !== undefined && column.head === undefined && !isMenuOpen && (
        <button
          type="button"
          className="grid-head-menu no-print"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={`Menu of the column ${column.header}`}
          onClick={() => props.onMenu(column.id)}
        >
          ▾
        </button>
      )}
      {props.renderMenu !== undefined && isMenuOpen && (
        // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
        <DropdownMenu.Root modal={false} open onOpenChange={(isOpen) => !isOpen && props.onMenu(undefined)}>
          <DropdownMenu.Trigger
            className="grid-head-menu no-print"
            tabIndex={-1}
            aria-label={`Menu of ${column.header}`}
          >
            ▾
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
              {props.renderMenu(column.id, () => props.onFit(column.id))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
      {column.head === undefined && (
        <span
          className="grid-grip no-print"
          aria-hidden="true"
          onPointerDown={(event) => props.onGrip(event, column.id)}
          onDoubleClick={() => props.onFit(column.id)}
        />
      )}
    </div>
  );
}

function SortSign({ sort }: { readonly sort: DataSort | undefined }) {
  if (sort === undefined) return null;
  return (
    <svg className="grid-sort" viewBox="0 0 9 9" aria-hidden="true">
      <path d={sort.isDescending ? 'M1 3l3.5 4L8 3z' : 'M1 6l3.5-4L8 6z'} fill="currentColor" />
    </svg>
  );
}
