import type { RunColumn } from '../ports/selected-runs.ts';
import { valueAt } from './run-value.ts';
import type { RunValue } from './run-value.ts';

/** Rows that have equal values are in one group; groups are numbered by their first rows. */
export interface RowGroups {
  readonly groupOf: Int32Array;
  /** Of each group its values, in the order of the columns. */
  readonly keys: readonly (readonly RunValue[])[];
}

/** O(rows × columns). Numbers are equal as numbers, -0 and 0 and all NaN included. One column or more. */
export function groupRows(columns: readonly RunColumn[], rows: number): RowGroups {
  let groupOf = new Int32Array(rows);
  let firsts: number[] = [];
  for (const column of columns) {
    const { codes, count } = codeRows(column, rows);
    const numbers = new Map<number, number>();
    const next = new Int32Array(rows);
    firsts = [];
    for (let row = 0; row < rows; row++) {
      const pair = (groupOf[row] ?? 0) * count + (codes[row] ?? 0);
      let group = numbers.get(pair);
      if (group === undefined) {
        group = firsts.push(row) - 1;
        numbers.set(pair, group);
      }
      next[row] = group;
    }
    groupOf = next;
  }
  return { groupOf, keys: firsts.map((row) => columns.map((column) => valueAt(column, row))) };
}

/** A number below `count` for each row, equal for equal values. */
function codeRows({ numbers, texts, present }: RunColumn, rows: number): { codes: Int32Array; count: number } {
  const codes = new Int32Array(rows);
  const known = new Map<number, number>();
  const ofTexts = (texts?.list.length ?? 0) + 1;
  for (let row = 0; row < rows; row++) {
    if (present[row] !== 1) continue;
    const place = texts?.places[row] ?? -1;
    if (place >= 0) {
      codes[row] = 1 + place;
      continue;
    }
    const number = numbers[row] ?? Number.NaN;
    let code = known.get(number);
    if (code === undefined) known.set(number, (code = known.size));
    codes[row] = ofTexts + code;
  }
  return { codes, count: ofTexts + known.size };
}
