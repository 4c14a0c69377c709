import type { ProjectId } from '@assay/base';
import type { TableName, Where } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { conditionsOf } from './conditions.ts';

export function countRows<T extends TableName>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  where: Where<T>,
): number {
  const bindings = new Bindings(projectId);
  const row = connection.get(
    `SELECT count(*) AS n FROM ${allTables[table].from} WHERE ${conditionsOf(table, where, bindings)}`,
    ...bindings.values,
  );
  return Number(row?.['n'] ?? 0);
}
