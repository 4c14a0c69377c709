import { primaryKeys } from '@assay/core';
import type { PrimaryKey, TableName } from '@assay/core';
import type { Bindings } from '../bindings.ts';
import { columnOf } from './conditions.ts';

/** The condition that picks the one row with this key. */
export function keyConditions<T extends TableName>(table: T, key: PrimaryKey<T>, bindings: Bindings): string {
  const values = new Map<string, unknown>(Object.entries(key));
  return [
    't.project_id = ?1',
    ...primaryKeys[table].map((field: string) => {
      const value = values.get(field);
      if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`${table}: the key lacks ${field}`);
      const column = columnOf(table, field);
      return column.equals(bindings.add(column.bind(value)));
    }),
  ].join(' AND ');
}

/** The key as a person may read it, for messages. */
export const shownKey = <T extends TableName>(table: T, key: PrimaryKey<T>): string => {
  const values = new Map<string, unknown>(Object.entries(key));
  return primaryKeys[table].map((field: string) => String(values.get(field))).join('/');
};
