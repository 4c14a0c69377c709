import { columnWindow } from './column-window.ts';
import { rowScale } from './row-scale.ts';

/** What a grid is made of, in pixels. */
export interface GridShape {
  readonly rowCount: number;
  readonly rowPx: number;
  /** What stands above the rows and does not move. */
  readonly headPx: number;
  /** The columns that do not move. */
  readonly pinnedPx: number;
  /** Where the other columns begin, counted from the pinned ones, and where the last ends. */
  readonly startsPx: readonly number[];
  readonly endPx: number;
}

/** The rows and columns that are in the document. */
export interface GridWindow {
  readonly first: number;
  /** After the last. */
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** To be added to a row's place in the list to get its place on the sheet. */
  readonly shiftPx: number;
  /** The first row that is seen, and how many are seen at once. */
  readonly topRow: number;
  readonly pageRows: number;
  /** No window of this height has more rows: so many elements, used in turn, are enough for all of the list. */
  readonly slots: number;
}

interface Scroll {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly clientHeight: number;
  readonly clientWidth: number;
}

const rowsBeyond = 8;
const rowStep = 4;
const columnsBeyondPx = 120;

export function gridWindow({ scrollTop, scrollLeft, clientHeight, clientWidth }: Scroll, shape: GridShape): GridWindow {
  const viewPx = Math.max(shape.rowPx, clientHeight - shape.headPx);
  const listTop = rowScale(shape.rowCount * shape.rowPx, viewPx).listTop(scrollTop);
  const pageRows = Math.max(1, Math.floor(viewPx / shape.rowPx));
  const topRow = Math.max(0, Math.floor(listTop / shape.rowPx));
  const first = Math.max(0, Math.floor(topRow / rowStep) * rowStep - rowsBeyond);
  const last = Math.ceil((topRow + pageRows + 2) / rowStep) * rowStep + rowsBeyond;
  const right = scrollLeft + Math.max(0, clientWidth - shape.pinnedPx) + columnsBeyondPx;
  const [from, to] = columnWindow(shape.startsPx, shape.endPx, scrollLeft - columnsBeyondPx, right);
  return {
    first,
    last: Math.min(shape.rowCount, last),
    from,
    to,
    shiftPx: Math.round(scrollTop - listTop),
    topRow,
    pageRows,
    slots: Math.ceil((pageRows + 2) / rowStep) * rowStep + rowStep + 2 * rowsBeyond,
  };
}

/** Whether the same rows and columns are in the document; the first row that is seen may be another one. */
export const isSameWindow = (a: GridWindow, b: GridWindow): boolean =>
  a.first === b.first && a.last === b.last && a.from === b.from && a.to === b.to && a.shiftPx === b.shiftPx;
