import { countOf, formatCount, formatNumber } from '../format/format-number.ts';
import { formatTime } from '../format/format-time.ts';
import { sortedWords } from './category-order.ts';

export type ScaleKind = 'linear' | 'log' | 'time';

/** A number for each item; NaN where the item has none. Times are milliseconds since 1970. */
export interface NumberColumn {
  readonly title: string;
  readonly values: ArrayLike<number>;
  readonly scale?: ScaleKind;
  /** Where given, the value i stands for word i. */
  readonly words?: readonly string[];
}

/** A word for each item; null where the item has none. */
export interface CategoryColumn {
  readonly title: string;
  readonly words: readonly (string | null)[];
}

/** What the items of a chart are called, e.g. run and runs. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

export const runNoun: Noun = { one: 'run', many: 'runs' };

export interface KeptRows {
  /** The items that can be drawn, in their order. */
  readonly rows: Uint32Array;
  /** Why the others are not, counted. */
  readonly notes: readonly string[];
}

/** The items that have a place on every axis, and how many lack one for which reason. An item is counted once. */
export function keptRows(columns: readonly NumberColumn[], count: number, noun: Noun = runNoun): KeptRows {
  const rows = new Uint32Array(count);
  const faults = columns.map(() => ({ missing: 0, infinite: 0, notPositive: 0 }));
  let kept = 0;
  next: for (let row = 0; row < count; row++) {
    for (let c = 0; c < columns.length; c++) {
      const [column, fault] = [columns[c], faults[c]];
      const value = column?.values[row] ?? Number.NaN;
      if (fault === undefined || (Number.isFinite(value) && (column?.scale !== 'log' || value > 0))) continue;
      if (Number.isNaN(value)) fault.missing++;
      else if (Number.isFinite(value)) fault.notPositive++;
      else fault.infinite++;
      continue next;
    }
    rows[kept++] = row;
  }
  const all = countOf(count, noun.one, noun.many);
  const share = (part: number): string => {
    if (part < count) return `${formatCount(part)} of ${all}`;
    return count === 1 ? `The ${noun.one}` : `All ${all}`;
  };
  const notes = columns.flatMap(({ title }, c) => {
    const { missing = 0, infinite = 0, notPositive = 0 } = faults[c] ?? {};
    return [
      ...(missing > 0 ? [`${share(missing)} ${missing === 1 ? 'lacks' : 'lack'} ${title}`] : []),
      ...(infinite > 0 ? [`${share(infinite)}: ${title} is not finite`] : []),
      ...(notPositive > 0 ? [`${share(notPositive)}: ${title} ≤ 0 has no place on a log axis`] : []),
    ];
  });
  return { rows: rows.subarray(0, kept), notes };
}

export const textOfValue = (value: number, scale: ScaleKind | undefined): string =>
  Number.isNaN(value) ? 'none' : scale === 'time' ? formatTime(value) : formatNumber(value);

/** A value of a column as it is read. */
export const textIn = ({ scale, words }: NumberColumn, value: number): string =>
  words?.[value] ?? textOfValue(value, scale);

/** Words as numbers that an axis can take: the place of each among the different ones. */
export function numbersOfWords({ title, words }: CategoryColumn): NumberColumn {
  const different = sortedWords(words);
  const places = new Map<string | null, number>(different.map((word, place) => [word, place]));
  return { title, words: different, values: Float64Array.from(words, (word) => places.get(word) ?? Number.NaN) };
}
