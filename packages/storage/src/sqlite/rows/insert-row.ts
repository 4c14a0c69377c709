import { AssayError, assert } from '@assay/base';
import type { ProjectId } from '@assay/base';
import { primaryKeys } from '@assay/core';
import type { TableName, Tables } from '@assay/core';
import type { SQLInputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { isUniquenessError } from '../sqlite-error.ts';
import { allTables } from '../tables/all-tables.ts';
import { columnsOf } from './columns-of.ts';
import { columnOf } from './conditions.ts';
import { storeSatellite } from './store-satellite.ts';

const insertStatements = new Map<TableName, string>();
const upsertStatements = new Map<TableName, string>();

/** Inserts the row; with `replace`, over a row of the same primary key. */
export function insertRow<T extends TableName>(
  connection: Connection,
  numbers: RowNumbers,
  projectId: ProjectId,
  table: T,
  row: Tables[T],
  replace: boolean,
): void {
  const values: Readonly<Record<string, unknown>> = { ...row };
  assert(values['projectId'] === projectId, 'the row belongs to another project');
  const bound: SQLInputValue[] = [];
  for (const [field, column] of columnsOf(table)) {
    const value = values[field];
    if (value === undefined) throw new Error(`${table}: the row lacks ${field}`);
    if (column.stored !== undefined) bound.push(column.store(value, numbers, projectId));
  }
  try {
    connection.run(statementOf(table, replace), ...bound);
  } catch (error) {
    if (!isUniquenessError(error)) throw error;
    const key = primaryKeys[table].map((field: string) => String(values[field])).join('/');
    throw new AssayError(
      'AlreadyExists',
      `There already is a ${table} "${key}".`,
      { kind: table, id: key },
      { cause: error },
    );
  }
  storeSatellite(connection, projectId, table, values, !replace);
}

function statementOf(table: TableName, replace: boolean): string {
  const statements = replace ? upsertStatements : insertStatements;
  let sql = statements.get(table);
  if (sql !== undefined) return sql;
  const stored = columnsOf(table).flatMap(([, column]) => column.stored ?? []);
  sql = `INSERT INTO ${allTables[table].table} (${stored.join(', ')}) VALUES (${stored.map(() => '?').join(', ')})`;
  if (replace) {
    const identifying = ['project_id', ...primaryKeys[table].map((field) => columnOf(table, field).stored)];
    const changes = stored.filter((column) => !identifying.includes(column));
    sql +=
      ` ON CONFLICT (${identifying.join(', ')}) DO ` +
      (changes.length === 0
        ? 'NOTHING'
        : `UPDATE SET ${changes.map((column) => `${column} = excluded.${column}`).join(', ')}`);
  }
  statements.set(table, sql);
  return sql;
}
