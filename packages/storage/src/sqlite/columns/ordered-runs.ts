import type { RunSelection } from '@assay/core';
import { matchingRuns } from './matching-runs.ts';
import { orderColumns } from './order-columns.ts';
import type { OrderedRuns } from './ordered-lists.ts';
import type { RunColumns } from './run-columns.ts';
import { sortRuns } from './sort-runs.ts';

/** Of the columns, which are fresh; undefined when the selection asks for something that SQL must answer. */
export function orderedRuns(columns: RunColumns, selection: RunSelection): OrderedRuns | undefined {
  const kept = columns.lists.get(selection);
  if (kept !== undefined) return kept;
  const order = orderColumns(columns, selection.sort);
  const runs = order && matchingRuns(columns, selection);
  if (order === undefined || runs === undefined) return undefined;
  const ordered = { order, runs: sortRuns(order, runs) };
  columns.lists.keep(selection, ordered);
  return ordered;
}
