import type { ProjectId } from '@assay/base';
import type { Field, RunColumn } from '@assay/core';
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
  const numbers = new Float64Array(runs.length).fill(Number.NaN);
  const present = new Uint8Array(runs.length);
  const places = new Int32Array(runs.length).fill(-1);
  const list: string[] = [];
  const known = new Map<string, number>();
  for (const [key, value, text] of rowsOf(connection, projectId, runs, field)) {
    const i = Number(key);
    if (typeof value === 'number') numbers[i] = value;
    const own = typeof value === 'string' ? value : text;
    if (typeof own === 'string') {
      let place = known.get(own);
      if (place === undefined) known.set(own, (place = list.push(own) - 1));
      places[i] = place;
    }
    present[i] = typeof value === 'number' || typeof own === 'string' || hasNaN(field) ? 1 : 0;
  }
  return { numbers, texts: list.length === 0 ? undefined : { places, list }, present };
}

function rowsOf(connection: Connection, projectId: ProjectId, runs: Uint32Array, field: Field) {
  const bindings = new Bindings(projectId);
  const from = `json_each(${bindings.add(JSON.stringify(Array.from(runs)))}) j CROSS JOIN run r ON r.n = j.value`;
  const { rows, value, number, id } = fieldSql({ connection, projectId, entity: runSql, bindings }, field);
  if (rows === null) return [];
  const text = number === undefined ? 'NULL' : `CASE WHEN ${number} IS NULL THEN ${value} END`;
  return connection.allArrays(
    `SELECT j.key, ${id ? hexOf(value) : (number ?? value)}, ${text} ` +
      `FROM ${from}${rows === undefined ? '' : ` CROSS JOIN ${rows}`}`,
    ...bindings.values,
  );
}
