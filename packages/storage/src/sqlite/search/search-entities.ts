import type { Id, ProjectId } from '@assay/base';
import type { EntitySearch, SearchPage } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { compileFilter } from './compile-filter.ts';
import { deletionCondition } from './deletion-condition.ts';
import type { EntitySql } from './entity-sql.ts';
import { readPage } from './read-page.ts';
import type { SearchContext } from './search-context.ts';
import { SearchCursor } from './search-cursor.ts';
import { sortOrder } from './sort-order.ts';
import { tagCandidates } from './tag-candidates.ts';
import { withoutSpans } from './without-spans.ts';

/** Anything but runs: there are few enough of it for SQL alone. */
export function searchEntities<I extends Id>(
  connection: Connection,
  projectId: ProjectId,
  entity: EntitySql,
  search: EntitySearch,
): SearchPage<I> {
  const { cursor, limit, filter, asked = filter, countTotal, ...scope } = search;
  const inContext = (): { context: SearchContext; where: string } => {
    const context = { connection, projectId, entity, bindings: new Bindings(projectId) };
    const conditions = ['r.project_id = ?1', ...deletionCondition(search.view)];
    if (filter !== undefined) conditions.push(...tagCandidates(context, filter), compileFilter(context, filter));
    return { context, where: conditions.join(' AND ') };
  };
  const { context, where } = inContext();
  const order = sortOrder(context, search.sort);
  const cursors = new SearchCursor(connection, [entity.table, projectId, withoutSpans({ ...scope, asked })]);
  const candidates = { from: `${entity.table} r`, where };
  const { rows, nextCursor } = readPage(context, candidates, order, { limit, cursor }, cursors);
  const page = { ids: rows.map((row) => idOfBlob(row['id']) as I), nextCursor };
  if (countTotal !== true) return page;
  const counting = inContext();
  const counted = connection.get(
    `SELECT count(*) AS n FROM ${entity.table} r WHERE ${counting.where}`,
    ...counting.context.bindings.values,
  );
  return { ...page, total: Number(counted?.['n'] ?? 0) };
}
