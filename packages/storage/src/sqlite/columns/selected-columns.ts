import type { Field, RunColumn } from '@assay/core';
import type { RunColumns } from './run-columns.ts';
import type { ReadableColumn } from './value-column.ts';

/** The field's values of these runs; undefined when they are not kept in memory. */
export function selectedColumn(columns: RunColumns, runs: Uint32Array, field: Field): RunColumn | undefined {
  const numbers = columns.column(field, 'number');
  if (numbers === undefined && field.kind !== 'tag' && field.kind !== 'attribute') return undefined;
  const texts = field.kind === 'metric' ? null : columns.column(field, field.kind === 'parameter' ? 'rest' : 'text');
  if (numbers === undefined && texts === undefined) return undefined;
  const present = new Uint8Array(runs.length);
  const known = new Float64Array(runs.length).fill(Number.NaN);
  if (numbers) takeNumbers(numbers, runs, hasNaN(field), known, present);
  return { numbers: known, texts: texts ? takeTexts(texts, runs, present) : undefined, present };
}

/** A first or last value that is NaN is there, though it is kept as none. */
export const hasNaN = (field: Field): boolean =>
  field.kind === 'metric' && ['last', 'first', 'count'].includes(field.statistic);

function takeNumbers(
  column: ReadableColumn,
  runs: Uint32Array,
  nanIsThere: boolean,
  numbers: Float64Array,
  present: Uint8Array,
): void {
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] ?? 0;
    const number = column.numbers[run] ?? Number.NaN;
    numbers[i] = number;
    present[i] = nanIsThere ? (column.present[run] ?? 0) : Number.isNaN(number) ? 0 : 1;
  }
}

function takeTexts(column: ReadableColumn, runs: Uint32Array, present: Uint8Array): RunColumn['texts'] {
  const places = new Int32Array(runs.length).fill(-1);
  for (let i = 0; i < runs.length; i++) {
    const place = column.numbers[runs[i] ?? 0] ?? Number.NaN;
    if (Number.isNaN(place)) continue;
    places[i] = place;
    present[i] = 1;
  }
  return { places, list: column.texts };
}
