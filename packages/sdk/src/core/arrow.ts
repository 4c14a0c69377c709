import { Bool, Field, Float64, Schema, Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import type { Cell, Column } from './column.ts';
import { DataFrame } from './data-frame.ts';

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

/** The table as plain columns: whole numbers and times (epoch milliseconds) are numbers. */
export const frameOfArrow = (table: Table): DataFrame =>
  new DataFrame(table.schema.fields.map(({ name }, i): Column => ({ name, values: cellsOf(table.getChildAt(i)) })));

function cellsOf(vector: Vector | null): Cell[] {
  return Array.from(vector ?? [], (value: unknown): Cell => {
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
  });
}
