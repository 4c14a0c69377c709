import { printField } from '../filter/index.ts';
import type { Field } from '../filter/index.ts';
import type { RunColumn, SelectedRuns } from '../ports/selected-runs.ts';

/** Rows of runs, and their columns. */
export interface Rows {
  readonly length: number;
  readonly column: (field: Field) => RunColumn;
}

export const rowsOfRuns = (runs: SelectedRuns): Rows => ({
  length: runs.length,
  column: (field) => runs.column(field, runs.length),
});

/** A row for each value that a run has of the field, which may be several, and one for each run that has none. */
export function spreadRows(runs: SelectedRuns, field: Field): Rows {
  const { rows, column } = runs.several(field);
  const name = printField(field);
  const rowOf: number[] = [];
  const valueOf: number[] = [];
  let next = 0;
  for (let row = 0; row < runs.length; row++) {
    const first = next;
    for (; rows[next] === row; next++) {
      rowOf.push(row);
      valueOf.push(next);
    }
    if (next > first) continue;
    rowOf.push(row);
    valueOf.push(-1);
  }
  return {
    length: rowOf.length,
    column: (asked) =>
      printField(asked) === name ? take(column, valueOf) : take(runs.column(asked, runs.length), rowOf),
  };
}

/** The values at these places; none at -1. */
const take = ({ numbers, texts, present }: RunColumn, places: readonly number[]): RunColumn => ({
  numbers: Float64Array.from(places, (place) => numbers[place] ?? Number.NaN),
  texts: texts && { places: Int32Array.from(places, (place) => texts.places[place] ?? -1), list: texts.list },
  present: Uint8Array.from(places, (place) => present[place] ?? 0),
});
