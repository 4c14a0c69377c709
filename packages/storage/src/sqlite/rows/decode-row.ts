import type { TableName, Tables } from '@assay/core';
import type { SqlRow } from '../connection.ts';
import { columnsOf } from './columns-of.ts';

const selections = new Map<TableName, string>();

/** The select list that `decodeRow` reads. */
export function selectionOf(table: TableName): string {
  let selection = selections.get(table);
  if (selection === undefined) {
    selection = columnsOf(table)
      .map(([field, column]) => `${column.read} AS "${field}"`)
      .join(', ');
    selections.set(table, selection);
  }
  return selection;
}

export function decodeRow<T extends TableName>(table: T, row: SqlRow): Tables[T] {
  const fields: Record<string, unknown> = {};
  for (const [field, column] of columnsOf(table)) fields[field] = column.decode(row[field] ?? null);
  const decoded: unknown = fields;
  return decoded as Tables[T];
}
