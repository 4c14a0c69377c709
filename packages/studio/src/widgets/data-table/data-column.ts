import type { ReactNode } from 'react';

/** A column of a DataTable. The table knows nothing of the rows but what its columns say. */
export interface DataColumn<Row> {
  /** Stable, and unique in the table; the sort speaks of it. */
  readonly id: string;
  readonly header: string;
  /** Explains the header. */
  readonly hint?: string;
  readonly widthPx: number;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** Takes what room is left. */
  readonly grows?: boolean;
  /** Stays at the left edge when the table is scrolled sideways; only the first columns may. */
  readonly isPinned?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataSort {
  readonly columnId: string;
  readonly isDescending: boolean;
}
