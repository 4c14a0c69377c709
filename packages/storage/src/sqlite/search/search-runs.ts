import type { ProjectId, RunId } from '@assay/base';
import type { CheckedFilter, Field, RunSearch, SearchPage } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { RunColumns } from '../columns/run-columns.ts';
import { searchColumns } from '../columns/search-columns.ts';
import type { Connection } from '../connection.ts';
import { blobOfId, idOfBlob } from '../id-blob.ts';
import { compileFilter } from './compile-filter.ts';
import { deletionCondition } from './deletion-condition.ts';
import { runSql } from './entity-sql.ts';
import { readPage } from './read-page.ts';
import type { SearchContext } from './search-context.ts';
import { SearchCursor } from './search-cursor.ts';
import { sortOrder } from './sort-order.ts';
import { withoutSpans } from './without-spans.ts';

/** Out of `columns` where they are given and hold what is asked for, else by SQL; the answer is the same. */
export function searchRuns(
  connection: Connection,
  projectId: ProjectId,
  search: RunSearch,
  columns: RunColumns | undefined,
): SearchPage<RunId> {
  const { cursor, limit, countTotal, filter, asked = filter, ...scope } = search;
  const cursors = new SearchCursor(connection, ['runs', projectId, withoutSpans({ ...scope, asked })]);
  const page = columns && !namesIds(filter) ? searchColumns(connection, columns, search, cursors) : undefined;
  if (page !== undefined) return page;
  const context: SearchContext = { connection, projectId, entity: runSql, bindings: new Bindings(projectId) };
  const where = conditionOf(context, search);
  const order = sortOrder(context, search.sort);
  const { rows, nextCursor } = readPage(context, { from: 'run r', where }, order, limit, cursor, cursors);
  const ids = rows.map((row) => idOfBlob(row['id']) as RunId);
  return countTotal === true
    ? { ids, nextCursor, total: countRuns(connection, projectId, search) }
    : { ids, nextCursor };
}

/** Only runs of these ids can match: by their index they are found faster than by columns. */
function namesIds(filter: CheckedFilter | undefined): boolean {
  switch (filter?.kind) {
    case 'and':
      return filter.terms.some(namesIds);
    case 'text-test':
      return isId(filter.field) && filter.operator === '=';
    case 'text-membership':
      return isId(filter.field) && !filter.negated;
    default:
      return false;
  }
}

const isId = (field: Field): boolean => field.kind === 'attribute' && field.name === 'id';

function countRuns(connection: Connection, projectId: ProjectId, search: RunSearch): number {
  const context: SearchContext = { connection, projectId, entity: runSql, bindings: new Bindings(projectId) };
  const where = conditionOf(context, search);
  return Number(
    connection.get(`SELECT count(*) AS n FROM run r WHERE ${where}`, ...context.bindings.values)?.['n'] ?? 0,
  );
}

function conditionOf(context: SearchContext, search: RunSearch): string {
  const { bindings } = context;
  const conditions = ['r.project_id = ?1', ...deletionCondition(search.view)];
  if (search.experimentIds !== undefined) {
    const ids = search.experimentIds.map((id) => bindings.add(blobOfId(id)));
    conditions.push(`r.experiment_id IN (${ids.join(', ')})`);
  }
  if (search.groupId !== undefined)
    conditions.push(
      `r.n IN (SELECT run FROM run_group_member WHERE project_id = ?1 AND group_id = ${bindings.add(blobOfId(search.groupId))})`,
    );
  if (search.parentRunId !== undefined) conditions.push(`r.parent_id = ${bindings.add(blobOfId(search.parentRunId))}`);
  if (search.unassigned === true) conditions.push('r.experiment_id IS NULL');
  if (search.filter !== undefined) conditions.push(compileFilter(context, search.filter));
  return conditions.join(' AND ');
}
