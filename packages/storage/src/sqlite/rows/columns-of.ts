import type { TableName } from '@assay/core';
import { allTables } from '../tables/all-tables.ts';
import type { Column } from '../tables/column.ts';

const known = new Map<TableName, readonly (readonly [field: string, column: Column])[]>();

/** The fields of a table with their columns, in the order of the mapping. */
export function columnsOf(table: TableName): readonly (readonly [field: string, column: Column])[] {
  let columns = known.get(table);
  if (columns === undefined) known.set(table, (columns = Object.entries<Column>(allTables[table].columns)));
  return columns;
}
