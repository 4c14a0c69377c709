import { assert } from '@assay/base';
import type { ProjectId } from '@assay/base';
import { primaryKeys } from '@assay/core';
import type { FindOptions, TableName, Tables, Where } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { columnOf, conditionsOf } from './conditions.ts';
import { decodeRow, selectionOf } from './decode-row.ts';

export function findRows<T extends TableName>(
  connection: Connection,
  projectId: ProjectId,
  table: T,
  where: Where<T>,
  options: FindOptions<T> = {},
): Tables[T][] {
  const bindings = new Bindings(projectId);
  const order: readonly string[] = options.orderBy ?? primaryKeys[table];
  const keys = order.map((key) =>
    key.startsWith('-') ? { field: key.slice(1), descending: true } : { field: key, descending: false },
  );
  let sql = `SELECT ${selectionOf(table)} FROM ${allTables[table].from} WHERE ${conditionsOf(table, where, bindings)}`;
  if (options.after !== undefined) sql += ` AND ${afterCondition(table, keys, options.after, bindings)}`;
  // Without statistics SQLite would rather walk the whole project in the order of its keys than sort the few rows of a
  // narrower index: a `+` keeps the default order out of its choice.
  const plus = options.orderBy === undefined && Object.values(where).some((value) => value !== undefined) ? '+' : '';
  sql += ` ORDER BY ${keys.map((key) => `${plus}${columnOf(table, key.field).read}${key.descending ? ' DESC' : ''}`).join(', ')}`;
  if (options.limit !== undefined) sql += ` LIMIT ${bindings.add(options.limit)}`;
  return connection.all(sql, ...bindings.values).map((row) => decodeRow(table, row));
}

/** Rows behind `after`; null stands before all else, as SQLite sorts it. */
function afterCondition<T extends TableName>(
  table: T,
  keys: readonly { field: string; descending: boolean }[],
  after: Partial<Tables[T]>,
  bindings: Bindings,
): string {
  const place = new Map<string, unknown>(Object.entries(after));
  const terms: string[] = [];
  const equal: string[] = [];
  for (const { field, descending } of keys) {
    assert(place.has(field), `${table}: "after" lacks ${field}`);
    const column = columnOf(table, field);
    const value = place.get(field) ?? null;
    if (value === null) {
      if (!descending) terms.push([...equal, `${column.read} IS NOT NULL`].join(' AND '));
      equal.push(`${column.read} IS NULL`);
    } else {
      const bound = bindings.add(column.bind(value));
      const beyond = descending ? `(${column.read} < ${bound} OR ${column.read} IS NULL)` : `${column.read} > ${bound}`;
      terms.push([...equal, beyond].join(' AND '));
      equal.push(`${column.read} = ${bound}`);
    }
  }
  return terms.length === 0 ? '0' : `(${terms.map((term) => `(${term})`).join(' OR ')})`;
}
