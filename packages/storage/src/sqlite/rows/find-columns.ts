import type { ProjectId } from '@assay/base';
import { primaryKeys } from '@assay/core';
import type { FieldName, TableColumns, TableName, Where } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { columnOf, conditionsOf } from './conditions.ts';

/** Some fields of the rows that match, without an object for each row: a tenth of the time of `findRows` where rows are many. */
export function findColumns<T extends TableName, F extends FieldName<T>>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  fields: readonly F[],
  where: Where<T>,
): TableColumns<T, F> {
  const bindings = new Bindings(projectId);
  const columns = fields.map((field) => columnOf(table, field));
  const order = primaryKeys[table].map((key) => columnOf(table, key).read);
  const rows = connection.allArrays(
    `SELECT ${columns.map(({ read }) => read).join(', ')} FROM ${allTables[table].from} ` +
      `WHERE ${conditionsOf(table, where, bindings)} ORDER BY ${order.join(', ')}`,
    ...bindings.values,
  );
  const found: unknown = Object.fromEntries(
    columns.map((column, i) => [fields[i], rows.map((row) => column.decode(row[i] ?? null))]),
  );
  return found as TableColumns<T, F>;
}
