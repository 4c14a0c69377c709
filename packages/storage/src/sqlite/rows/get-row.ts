import type { ProjectId } from '@assay/base';
import type { PrimaryKey, TableName, Tables } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { decodeRow, selectionOf } from './decode-row.ts';
import { keyConditions } from './key-conditions.ts';

export function getRow<T extends TableName>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  key: PrimaryKey<T>,
): Tables[T] | undefined {
  const bindings = new Bindings(projectId);
  const row = connection.get(
    `SELECT ${selectionOf(table)} FROM ${allTables[table].from} WHERE ${keyConditions(table, key, bindings)}`,
    ...bindings.values,
  );
  return row && decodeRow(table, row);
}
