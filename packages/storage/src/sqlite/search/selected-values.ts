import type { ProjectId } from '@assay/base';
import type { Field, RunColumn } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import { Bindings } from '../bindings.ts';
import { hasNaN } from '../columns/selected-columns.ts';
import type { Connection } from '../connection.ts';
import { runSql } from './entity-sql.ts';
import { fieldSql } from './field-sql.ts';
import { hexOf } from './hex-of.ts';

/** The field's values of these runs, which come by their numbers. */
export function selectedValues(
  connection: Connection,
  projectId: ProjectId,
  runs: Uint32Array,
  field: Field,
): RunColumn {
  const rows = rowsOf(connection, projectId, runs, field);
  return columnOf(rows, runs.length, (row) => Number(row[0]), hasNaN(field));
}

/** The values of a field that may have several: each once a run, in the order of the runs. */
export function severalValues(
  connection: Connection,
  projectId: ProjectId,
  runs: Uint32Array,
  field: Field,
): { rows: Int32Array; column: RunColumn } {
  const rows = rowsOf(connection, projectId, runs, field, 'DISTINCT').sort(([a], [b]) => Number(a) - Number(b));
  return {
    rows: Int32Array.from(rows, ([key]) => Number(key)),
    column: columnOf(rows, rows.length, (_, i) => i, false),
  };
}

function columnOf(
  rows: readonly SQLOutputValue[][],
  length: number,
  placeOf: (row: SQLOutputValue[], i: number) => number,
  nanIsThere: boolean,
): RunColumn {
  const numbers = new Float64Array(length).fill(Number.NaN);
  const present = new Uint8Array(length);
  const places = new Int32Array(length).fill(-1);
  const list: string[] = [];
  const known = new Map<string, number>();
  rows.forEach((row, i) => {
    const place = placeOf(row, i);
    const [, value, text] = row;
    if (typeof value === 'number') numbers[place] = value;
    const own = typeof value === 'string' ? value : text;
    if (typeof own === 'string') {
      let code = known.get(own);
      if (code === undefined) known.set(own, (code = list.push(own) - 1));
      places[place] = code;
    }
    present[place] = typeof value === 'number' || typeof own === 'string' || nanIsThere ? 1 : 0;
  });
  return { numbers, texts: list.length === 0 ? undefined : { places, list }, present };
}

function rowsOf(
  connection: Connection,
  projectId: ProjectId,
  runs: Uint32Array,
  field: Field,
  distinct: 'DISTINCT' | '' = '',
): SQLOutputValue[][] {
  const bindings = new Bindings(projectId);
  const from = `json_each(${bindings.add(JSON.stringify(Array.from(runs)))}) j CROSS JOIN run r ON r.n = j.value`;
  const { rows, value, number, id } = fieldSql({ connection, projectId, entity: runSql, bindings }, field);
  if (rows === null) return [];
  const text = number === undefined ? 'NULL' : `CASE WHEN ${number} IS NULL THEN ${value} END`;
  return connection.allArrays(
    `SELECT ${distinct} j.key, ${id ? hexOf(value) : (number ?? value)}, ${text} ` +
      `FROM ${from}${rows === undefined ? '' : ` CROSS JOIN ${rows}`}`,
    ...bindings.values,
  );
}
