import { columnStarts } from '../../lib/grid/column-window.ts';
import type { GridColumn } from './grid-column.ts';

/** Where the columns of a grid stand. */
export interface GridLayout<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly pinned: readonly GridColumn<Row>[];
  readonly moving: readonly GridColumn<Row>[];
  readonly widthsPx: readonly number[];
  /** For each pinned column; shorter than the list of all. */
  readonly pinnedAtPx: readonly number[];
  readonly pinnedPx: number;
  readonly startsPx: readonly number[];
  readonly endPx: number;
  readonly widthPx: number;
}

/** `draft`: the width of a column that is being drawn wider or narrower. */
export function gridLayout<Row>(
  columns: readonly GridColumn<Row>[],
  draft: { readonly id: string; readonly widthPx: number } | undefined,
): GridLayout<Row> {
  const widthsPx = columns.map(({ id, widthPx }) => (draft?.id === id ? draft.widthPx : widthPx));
  const firstMoving = columns.findIndex(({ isPinned }) => isPinned !== true);
  const pinnedCount = firstMoving < 0 ? columns.length : firstMoving;
  const pinned = columnStarts(widthsPx.slice(0, pinnedCount));
  const moving = columnStarts(widthsPx.slice(pinnedCount));
  return {
    columns,
    pinned: columns.slice(0, pinnedCount),
    moving: columns.slice(pinnedCount),
    widthsPx,
    pinnedAtPx: pinned.startsPx,
    pinnedPx: pinned.endPx,
    startsPx: moving.startsPx,
    endPx: moving.endPx,
    widthPx: pinned.endPx + moving.endPx,
  };
}
