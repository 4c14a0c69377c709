import type { RunId } from '@assay/base';
import type { RunSearch, SearchPage } from '@assay/core';
import type { SearchCursor } from '../search/search-cursor.ts';
import { FirstRuns } from './first-runs.ts';
import { matchingRuns } from './matching-runs.ts';
import { afterPlace, compareRuns, orderColumns } from './order-columns.ts';
import type { OrderColumn } from './order-column.ts';
import { orderedRuns } from './ordered-runs.ts';
import type { RunColumns } from './run-columns.ts';

/** The page out of columns in memory; undefined when the search asks for something that SQL must answer. */
export function searchColumns(
  columns: RunColumns,
  search: RunSearch,
  cursors: SearchCursor,
): SearchPage<RunId> | undefined {
  columns.refresh();
  const { limit, offset = 0 } = search;
  const found = offset > 0 ? pageAt(columns, search, offset) : firstPage(columns, search, cursors);
  if (found === undefined) return undefined;
  const { order, runs, total } = found;
  const page = runs.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    runs.length > limit && last !== undefined
      ? cursors.encode([...order.map((column) => column.cursorValue(last)), last])
      : null;
  const ids = columns.idsOf(page);
  return search.countTotal === true ? { ids, nextCursor, total } : { ids, nextCursor };
}

interface Found {
  readonly order: readonly OrderColumn[];
  /** One more than asked for, where there are others. */
  readonly runs: Uint32Array;
  readonly total: number;
}

function pageAt(columns: RunColumns, search: RunSearch, offset: number): Found | undefined {
  const ordered = orderedRuns(columns, search);
  if (ordered === undefined) return undefined;
  const { order, runs } = ordered;
  return { order, runs: runs.subarray(offset, offset + search.limit + 1), total: runs.length };
}

/** The first runs, or those after the cursor, without putting all into order. */
function firstPage(columns: RunColumns, search: RunSearch, cursors: SearchCursor): Found | undefined {
  const order = orderColumns(columns, search.sort);
  const runs = order && matchingRuns(columns, search);
  if (order === undefined || runs === undefined) return undefined;
  const after =
    search.cursor === undefined
      ? undefined
      : afterPlace(
          order,
          cursors.decode(search.cursor, [...order, { descending: true }], (i, run) => order[i]?.cursorValue(run)),
        );
  const first = new FirstRuns(search.limit + 1, (a, b) => compareRuns(order, a, b));
  // Backwards: most lists begin with the newest, and what is offered too late costs least.
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i] ?? 0;
    if (after === undefined || after(run)) first.offer(run);
  }
  return { order, runs: Uint32Array.from(first.inOrder()), total: runs.length };
}
