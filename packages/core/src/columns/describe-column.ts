import type { RunColumn } from '../ports/selected-runs.ts';
import { firstInOrder } from './first-in-order.ts';
import { compareValues } from './run-value.ts';
import type { RunValue } from './run-value.ts';

export interface ColumnDescription {
  /** Rows that have a value. */
  readonly present: number;
  /** Different values, counted up to `maxDistinct`. */
  readonly distinct: number;
  readonly distinctCapped?: true;
  /** Of finite numbers. */
  readonly least: number | null;
  readonly greatest: number | null;
  /** The most frequent first, of equally frequent ones the least. */
  readonly values: readonly { readonly value: RunValue; readonly count: number }[];
}

/** More different numbers than these are not told apart. */
export const maxDistinct = 10_000;

/** `values`: how many of the most frequent ones to answer, of those that contain `search`, whatever its case. */
export function describeColumn(
  column: RunColumn,
  rows: number,
  { values, search }: { readonly values: number; readonly search: string },
): ColumnDescription {
  const { present, least, greatest, counts, capped } = countNumbers(column, rows);
  const texts = countTexts(column, rows);
  const distinct = counts.size + texts.length;
  const wanted = search.toLowerCase();
  const found =
    values === 0
      ? []
      : [...Array.from(counts, ([value, count]): Counted => ({ value, count })), ...texts].filter(
          ({ value }) => wanted === '' || String(value).toLowerCase().includes(wanted),
        );
  return {
    present,
    distinct: Math.min(distinct, maxDistinct),
    ...((capped || distinct > maxDistinct) && { distinctCapped: true }),
    least,
    greatest,
    values: firstInOrder(found, values, (a, b) => b.count - a.count || compareValues(a.value, b.value, 1)),
  };
}

interface Counted {
  readonly value: RunValue;
  readonly count: number;
}

/** The numbers, NaN among them, and how many rows have any value. */
function countNumbers({ numbers, texts, present }: RunColumn, rows: number) {
  const counts = new Map<number, number>();
  let [there, capped, least, greatest] = [0, false, Infinity, -Infinity];
  for (let row = 0; row < rows; row++) {
    if (present[row] !== 1) continue;
    there++;
    if ((texts?.places[row] ?? -1) >= 0) continue;
    const number = numbers[row] ?? Number.NaN;
    if (Number.isFinite(number)) {
      if (number < least) least = number;
      if (number > greatest) greatest = number;
    }
    const count = counts.get(number);
    if (count !== undefined) counts.set(number, count + 1);
    else if (counts.size < maxDistinct) counts.set(number, 1);
    else capped = true;
  }
  const some = least <= greatest;
  return { present: there, capped, counts, least: some ? least : null, greatest: some ? greatest : null };
}

function countTexts({ texts }: RunColumn, rows: number): Counted[] {
  if (texts === undefined) return [];
  const counts = new Uint32Array(texts.list.length);
  for (let row = 0; row < rows; row++) {
    const place = texts.places[row] ?? -1;
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  }
  const found: Counted[] = [];
  texts.list.forEach((value, place) => {
    const count = counts[place] ?? 0;
    if (count > 0) found.push({ value, count });
  });
  return found;
}
