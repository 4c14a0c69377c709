import type { TableName, Tables, Where } from '@assay/core';
import type { Bindings } from '../bindings.ts';
import { allTables } from '../tables/all-tables.ts';
import type { Column } from '../tables/column.ts';

/** A column of the table by its field's name, out of the closed map. */
export function columnOf<T extends TableName>(table: T, field: string): Column {
  const columns: Readonly<Record<string, Column>> = allTables[table].columns;
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
  if (column === undefined) throw new Error(`${table} has no column ${field}`);
  return column;
}

/** `t.project_id = ?1` and what `where` asks. */
export function conditionsOf<T extends TableName>(
  table: T,
  where: Where<T> | Partial<Tables[T]>,
  bindings: Bindings,
): string {
  const conditions = ['t.project_id = ?1'];
  for (const [field, value] of Object.entries(where)) {
    if (value === undefined) continue;
    const column = columnOf(table, field);
    if (value === null) conditions.push(`${column.read} IS NULL`);
    else if (Array.isArray(value))
      conditions.push(column.among(bindings.add(JSON.stringify(value.map((each) => column.json(each))))));
    else conditions.push(column.equals(bindings.add(column.bind(value))));
  }
  return conditions.join(' AND ');
}
