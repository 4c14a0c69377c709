import type { ReactNode } from 'react';

/** A column of a DataGrid. The grid knows nothing of the rows but what its columns say. */
export interface GridColumn<Row> {
  /** Stable, and unique in the grid; the sort speaks of it. */
  readonly id: string;
  /** Its name; of a tool's column what those hear who do not see it. */
  readonly header: string;
  /** What its head shows in place of the name. */
  readonly head?: ReactNode;
  /** Explains the header. */
  readonly hint?: string;
  readonly widthPx: number;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** Stays at the left edge when the grid is scrolled sideways; only the first columns may. */
  readonly isPinned?: boolean;
  /** Can be moved, drawn wider and has a menu; false for the grid's own tools. */
  readonly isMovable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}
