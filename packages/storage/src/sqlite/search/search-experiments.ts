import type { ExperimentId, ProjectId } from '@assay/base';
import type { ExperimentSearch, SearchPage } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { compileFilter } from './compile-filter.ts';
import { deletionCondition } from './deletion-condition.ts';
import { experimentSql } from './entity-sql.ts';
import { readPage } from './read-page.ts';
import type { SearchContext } from './search-context.ts';
import { SearchCursor } from './search-cursor.ts';
import { sortOrder } from './sort-order.ts';
import { withoutSpans } from './without-spans.ts';

export function searchExperiments(
  connection: Connection,
  projectId: ProjectId,
  search: ExperimentSearch,
): SearchPage<ExperimentId> {
  const context: SearchContext = { connection, projectId, entity: experimentSql, bindings: new Bindings(projectId) };
  const conditions = ['r.project_id = ?1', ...deletionCondition(search.view)];
  const { cursor, limit, filter, asked = filter, ...scope } = search;
  if (filter !== undefined) conditions.push(compileFilter(context, filter));
  const order = sortOrder(context, search.sort);
  const cursors = new SearchCursor(connection, ['experiments', projectId, withoutSpans({ ...scope, asked })]);
  const candidates = { from: 'experiment r', where: conditions.join(' AND ') };
  const { rows, nextCursor } = readPage(context, candidates, order, limit, cursor, cursors);
  return { ids: rows.map((row) => idOfBlob(row['id']) as ExperimentId), nextCursor };
}
