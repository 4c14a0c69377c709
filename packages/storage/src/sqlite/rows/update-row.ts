import { AssayError, notFound } from '@assay/base';
import type { ProjectId } from '@assay/base';
import type { PrimaryKey, TableName, Tables } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { isUniquenessError } from '../sqlite-error.ts';
import { allTables } from '../tables/all-tables.ts';
import { columnOf } from './conditions.ts';
import { getRow } from './get-row.ts';
import { keyConditions, shownKey } from './key-conditions.ts';
import { storeSatellite } from './store-satellite.ts';

export function updateRow<T extends TableName>(
  connection: Connection,
  numbers: RowNumbers,
  projectId: ProjectId,
  table: T,
  key: PrimaryKey<T>,
  change: Partial<Tables[T]>,
): void {
  const bindings = new Bindings(projectId);
  const changes = new Map<string, unknown>(Object.entries(change).filter(([, value]) => value !== undefined));
  const sets: string[] = [];
  for (const [field, value] of changes) {
    const column = columnOf(table, field);
    if (column.stored !== undefined)
      sets.push(`${column.stored} = ${bindings.add(column.store(value, numbers, projectId))}`);
  }
  const condition = keyConditions(table, key, bindings);
  if (sets.length === 0) {
    if (getRow(connection, projectId, table, key) === undefined) throw notFound(table, shownKey(table, key));
  } else if (set(connection, table, `SET ${sets.join(', ')} WHERE ${condition}`, bindings) === 0)
    throw notFound(table, shownKey(table, key));
  storeSatellite(connection, projectId, table, { ...change, ...key }, false);
}

function set(connection: Connection, table: TableName, rest: string, bindings: Bindings): number {
  try {
    return connection.run(`UPDATE ${allTables[table].table} AS t ${rest}`, ...bindings.values);
  } catch (error) {
    if (!isUniquenessError(error)) throw error;
    throw new AssayError('AlreadyExists', `There already is such a ${table}.`, { kind: table }, { cause: error });
  }
}
