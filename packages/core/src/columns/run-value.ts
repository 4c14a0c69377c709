import { compareCodePoints } from '../filter/code-point-order.ts';
import type { RunColumn } from '../ports/selected-runs.ts';

/** A number, NaN included, a text, or null: none. */
export type RunValue = number | string | null;

export function valueAt({ numbers, texts, present }: RunColumn, row: number): RunValue {
  if (present[row] !== 1) return null;
  const place = texts?.places[row] ?? -1;
  return place < 0 ? (numbers[row] ?? Number.NaN) : (texts?.list[place] ?? null);
}

/** Numbers before texts before NaN before nothing in either direction; texts by code point. */
export function compareValues(a: RunValue, b: RunValue, sign: 1 | -1): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (typeof a === 'string' && typeof b === 'string') return sign * compareCodePoints(a, b);
  if (typeof a !== 'number' || typeof b !== 'number' || a === b || Number.isNaN(a)) return 0;
  return a < b ? -sign : sign;
}

const rankOf = (value: RunValue): number =>
  value === null ? 3 : typeof value === 'string' ? 1 : Number.isNaN(value) ? 2 : 0;
