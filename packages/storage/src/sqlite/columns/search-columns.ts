import type { ExperimentId, RunId } from '@assay/base';
import type { RunSearch, SearchPage } from '@assay/core';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import type { SearchCursor } from '../search/search-cursor.ts';
import { filterColumns } from './filter-columns.ts';
import { FirstRuns } from './first-runs.ts';
import { afterPlace, compareRuns, orderColumns } from './order-columns.ts';
import type { RunColumns } from './run-columns.ts';
import { runState } from './run-columns.ts';

const span = { start: 0, end: 0 };

/** The page out of columns in memory; undefined when the search asks for something that SQL must answer. */
export function searchColumns(
  connection: Connection,
  columns: RunColumns,
  search: RunSearch,
  cursors: SearchCursor,
): SearchPage<RunId> | undefined {
  if (search.parentRunId !== undefined) return undefined;
  columns.refresh();
  const order = orderColumns(columns, search.sort);
  if (order === undefined) return undefined;
  const truths = search.filter === undefined ? undefined : filterColumns(columns, search.filter);
  if (search.filter !== undefined && truths === undefined) return undefined;
  const homes = search.experimentIds && ofExperiments(columns, search.experimentIds);
  const members = search.groupId && columns.members({ group: search.groupId }).present;
  const assigned = search.unassigned === true ? ofExperiments(columns, undefined) : undefined;
  const after =
    search.cursor === undefined
      ? undefined
      : afterPlace(
          order,
          cursors.decode(search.cursor, [...order, { descending: true }], (i, run) => order[i]?.cursorValue(run)),
        );

  const first = new FirstRuns(search.limit + 1, (a, b) => compareRuns(order, a, b));
  let total = 0;
  const { state, end } = columns;
  for (let run = 0; run < end; run++) {
    if (state[run] === runState.none) continue;
    if (search.view !== 'all' && (state[run] === runState.active) !== (search.view === 'active')) continue;
    if (truths !== undefined && truths[run] !== 1) continue;
    if (homes !== undefined && homes[run] !== 1) continue;
    if (members !== undefined && members[run] !== 1) continue;
    if (assigned !== undefined && assigned[run] === 1) continue;
    total++;
    if (after === undefined || after(run)) first.offer(run);
  }
  const found = first.inOrder();
  const page = found.slice(0, search.limit);
  const last = page.at(-1);
  const nextCursor =
    found.length > search.limit && last !== undefined
      ? cursors.encode([...order.map((column) => column.cursorValue(last)), last])
      : null;
  const ids = idsOf(connection, page);
  return search.countTotal === true ? { ids, nextCursor, total } : { ids, nextCursor };
}

/** Marks the runs whose home is among `ids`; without ids, those that have a home. */
function ofExperiments(columns: RunColumns, ids: readonly ExperimentId[] | undefined): Uint8Array {
  const marks = new Uint8Array(columns.end);
  const column = columns.column({ kind: 'attribute', name: 'experiment_id', span }, 'text');
  if (column === undefined || column === null) return marks;
  const wanted = ids && new Set<string>(ids);
  const chosen = column.texts.map((text) => text !== '' && (wanted === undefined || wanted.has(text)));
  for (let run = 0; run < marks.length; run++) if (chosen[column.numbers[run] ?? -1] === true) marks[run] = 1;
  return marks;
}

function idsOf(connection: Connection, runs: readonly number[]): RunId[] {
  const rows = connection.all(
    'SELECT r.id FROM json_each(?) j CROSS JOIN run r ON r.n = j.value ORDER BY j.key',
    JSON.stringify(runs),
  );
  return rows.map((row) => idOfBlob(row['id']) as RunId);
}
