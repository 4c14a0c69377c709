import { assert } from '@assay/base';
import type { ProjectId } from '@assay/base';
import type { TableName, Where } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { conditionsOf } from './conditions.ts';

export function removeRows<T extends TableName>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  where: Where<T>,
): number {
  const asked = Object.values(where).filter((value) => value !== undefined);
  assert(asked.length > 0, `${table}: rows are removed by a condition`);
  const bindings = new Bindings(projectId);
  const condition = conditionsOf(table, where, bindings);
  return connection.run(`DELETE FROM ${allTables[table].table} AS t WHERE ${condition}`, ...bindings.values);
}
