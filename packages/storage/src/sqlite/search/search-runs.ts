import type { ProjectId, RunId } from '@assay/base';
import type { RunSearch, SearchPage } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { RunColumns } from '../columns/run-columns.ts';
import { searchColumns } from '../columns/search-columns.ts';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { runSql } from './entity-sql.ts';
import { readPage } from './read-page.ts';
import type { SearchContext } from './search-context.ts';
import { SearchCursor } from './search-cursor.ts';
import { selectionCondition } from './selection-condition.ts';
import { sortOrder } from './sort-order.ts';
import { withoutSpans } from './without-spans.ts';

/** Out of `columns` where they are given and hold what is asked for, else by SQL; the answer is the same. */
export function searchRuns(
  connection: Connection,
  projectId: ProjectId,
  search: RunSearch,
  columns: RunColumns | undefined,
): SearchPage<RunId> {
  const { cursor, offset, limit, countTotal, filter, asked = filter, ...scope } = search;
  const cursors = new SearchCursor(connection, ['runs', projectId, withoutSpans({ ...scope, asked })]);
  const page = columns && searchColumns(columns, search, cursors);
  if (page !== undefined) return page;
  const context: SearchContext = { connection, projectId, entity: runSql, bindings: new Bindings(projectId) };
  const where = selectionCondition(context, search);
  const order = sortOrder(context, search.sort);
  const { rows, nextCursor } = readPage(context, { from: 'run r', where }, order, { limit, cursor, offset }, cursors);
  const ids = rows.map((row) => idOfBlob(row['id']) as RunId);
  return countTotal === true
    ? { ids, nextCursor, total: countRuns(connection, projectId, search) }
    : { ids, nextCursor };
}

function countRuns(connection: Connection, projectId: ProjectId, search: RunSearch): number {
  const context: SearchContext = { connection, projectId, entity: runSql, bindings: new Bindings(projectId) };
  const where = selectionCondition(context, search);
  return Number(
    connection.get(`SELECT count(*) AS n FROM run r WHERE ${where}`, ...context.bindings.values)?.['n'] ?? 0,
  );
}
