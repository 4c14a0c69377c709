import { assert } from '@assay/base';
import type { ProjectId } from '@assay/base';
import type { LoggedModelId, LoggedModelOrder, LoggedModelSearch, SearchPage } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';
import { compileFilter } from './compile-filter.ts';
import { loggedModelSql } from './logged-model-sql.ts';
import { readPage } from './read-page.ts';
import { SearchCursor } from './search-cursor.ts';
import type { OrderTerm } from './sort-order.ts';
import { withoutSpans } from './without-spans.ts';

/** Models that are not deleted; the newest first where the order leaves it open. */
export function searchLoggedModels(
  connection: Connection,
  projectId: ProjectId,
  search: LoggedModelSearch,
): SearchPage<LoggedModelId> {
  const { experimentIds, filter, order, limit, cursor } = search;
  const bindings = new Bindings(projectId);
  const context = { connection, projectId, entity: loggedModelSql, bindings };
  const conditions = [
    'r.project_id = ?1',
    `r.experiment_id IN (SELECT unhex(value) FROM json_each(${bindings.add(JSON.stringify(experimentIds))}))`,
    'r.deleted_ms IS NULL',
  ];
  if (filter !== undefined) conditions.push(compileFilter(context, filter));
  const terms: OrderTerm[] = [
    ...order.map((each) => orderTerm(bindings, each)),
    { expression: 'r.created_ms', descending: true, nullable: false },
    { expression: 'r.n', descending: true, nullable: false },
  ];
  const cursors = new SearchCursor(connection, [
    'logged_model',
    projectId,
    withoutSpans({ experimentIds, filter, order }),
  ]);
  const candidates = { from: 'logged_model r', where: conditions.join(' AND ') };
  const page = readPage(context, candidates, { joins: [], terms }, { limit, cursor }, cursors);
  return { ids: page.rows.map((row) => idOfBlob(row['id']) as LoggedModelId), nextCursor: page.nextCursor };
}

/** A metric stands for its latest value, by time and step, whatever the run. */
function orderTerm(bindings: Bindings, { by, direction }: LoggedModelOrder): OrderTerm {
  const descending = direction === 'desc';
  if (typeof by === 'string') {
    const attribute = loggedModelSql.attributes[by];
    assert(attribute !== undefined, `no SQL for the attribute ${by}`);
    return { expression: attribute.value, descending, nullable: attribute.required !== true };
  }
  const conditions = [`m.name = ${bindings.add(by.metric)}`];
  if (by.datasetName !== undefined) conditions.push(`m.dataset_name = ${bindings.add(by.datasetName)}`);
  if (by.datasetDigest !== undefined) conditions.push(`m.dataset_digest = ${bindings.add(by.datasetDigest)}`);
  const expression =
    `(SELECT m.value FROM logged_model_metric m WHERE m.project_id = ?1 AND m.model_id = r.id ` +
    `AND ${conditions.join(' AND ')} ORDER BY m.time_ms DESC, m.step DESC, m.run LIMIT 1)`;
  return { expression, descending, nullable: true };
}
