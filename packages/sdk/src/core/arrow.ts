import { Bool, Field, Float64, Schema, Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import type { Cell, Column } from './column.ts';

/**
 * The bytes of an Arrow IPC stream. A column of numbers is float64, of booleans bool, anything else text; null is null.
 */
export function arrowOf(columns: readonly Column[]): Uint8Array {
  const vectors = columns.map(({ name, values }) => [name, vectorOf(values)] as const);
  const schema = new Schema(vectors.map(([name, vector]) => new Field(name, vector.type, true)));
  return tableToIPC(new Table(schema, Object.fromEntries(vectors)), 'stream');
}

function vectorOf(values: readonly Cell[]) {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every((value) => typeof value === 'number')) {
    return vectorFromArray(values as readonly (number | null)[], new Float64());
  }
  if (present.length > 0 && present.every((value) => typeof value === 'boolean')) {
    return vectorFromArray(values as readonly (boolean | null)[], new Bool());
  }
  return vectorFromArray(
    values.map((value) => (value === null ? null : String(value))),
    new Utf8(),
  );
}
