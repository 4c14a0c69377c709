import type { ColumnState } from '../view-state/view-state.ts';

type Columns = readonly ColumnState[];

/** Pinned columns first, else in their order. */
export const inPlace = (columns: Columns): Columns => [
  ...columns.filter(({ isPinned }) => isPinned === true),
  ...columns.filter(({ isPinned }) => isPinned !== true),
];

/** Puts a column before the one that stands at `to` (counted before the move); among pinned ones it becomes one of them. */
export function moveColumn(columns: Columns, field: string, to: number): Columns {
  const ordered = inPlace(columns);
  const from = ordered.findIndex((column) => column.field === field);
  const column = ordered[from];
  if (column === undefined) return columns;
  const pinnedCount = ordered.filter(({ isPinned }) => isPinned === true).length;
  const isPinned = column.isPinned === true ? to <= pinnedCount : to < pinnedCount;
  const rest = ordered.filter((each) => each !== column);
  const at = to > from ? to - 1 : to;
  return inPlace([...rest.slice(0, at), withPin(column, isPinned), ...rest.slice(at)]);
}

export const pinColumn = (columns: Columns, field: string, isPinned: boolean): Columns =>
  inPlace(columns.map((column) => (column.field === field ? withPin(column, isPinned) : column)));

export const resizeColumn = (columns: Columns, field: string, widthPx: number): Columns =>
  columns.some((column) => column.field === field)
    ? columns.map((column) => (column.field === field ? { ...column, widthPx } : column))
    : [...columns, { field, widthPx }];

export const removeColumn = (columns: Columns, field: string): Columns =>
  columns.filter((column) => column.field !== field);

/** In place of `before`, or at the end; a column that is there already stays where it is. */
export function addColumn(columns: Columns, field: string, before?: string): Columns {
  if (columns.some((column) => column.field === field)) {
    return before === undefined || before === field ? columns : removeColumn(columns, before);
  }
  return before === undefined
    ? [...columns, { field }]
    : columns.map((column) => (column.field === before ? { ...column, field } : column));
}

function withPin({ isPinned: _, ...column }: ColumnState, isPinned: boolean): ColumnState {
  return isPinned ? { ...column, isPinned } : column;
}
