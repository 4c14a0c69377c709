import { extentOfValues, paddedDomain } from './axis-scale.ts';
import { sortedWords } from './category-order.ts';
import type { ValueRange } from './brush.ts';
import { textOfValue, type CategoryColumn, type NumberColumn } from './plot-column.ts';

/** An axis of a parallel chart; keys tell them apart. */
export type ParallelAxis = { readonly key: string } & (
  | { readonly kind: 'number'; readonly column: NumberColumn }
  | { readonly kind: 'category'; readonly column: CategoryColumn }
);

/** Where an axis stands is its place in the list; how it is drawn is said here. */
export interface ArrangedAxis {
  readonly key: string;
  readonly isLog?: boolean;
  readonly isFlipped?: boolean;
}

/** What is brushed on an axis: a range of numbers, or words. An item is left in if all brushed axes have it. */
export type AxisBrush =
  | { readonly kind: 'range'; readonly range: ValueRange }
  | { readonly kind: 'words'; readonly words: readonly string[] };
export type AxisBrushes = Readonly<Record<string, AxisBrush>>;

/** An axis as it is drawn: each item has a share of its length, 0 below to 1 on top, or NaN where it has no place. */
export interface PlacedAxis {
  readonly axis: ParallelAxis;
  readonly isLog: boolean;
  readonly isFlipped: boolean;
  readonly shares: Float32Array;
  /** Of a numeric axis, lower end first. */
  readonly domain: readonly [number, number];
  /** Of a categorical axis, from below. */
  readonly words: readonly string[];
  readonly missing: number;
}

/** The axes in their order. Keys that are not known are left out, axes that are not named stand last. */
export function placeAxes(
  axes: readonly ParallelAxis[],
  arrangement: readonly ArrangedAxis[],
  count: number,
): readonly PlacedAxis[] {
  const byKey = new Map(axes.map((axis) => [axis.key, axis]));
  const named = new Set(arrangement.map(({ key }) => key));
  const all = [...arrangement, ...axes.filter(({ key }) => !named.has(key)).map(({ key }): ArrangedAxis => ({ key }))];
  return all.flatMap((arranged) => {
    const axis = byKey.get(arranged.key);
    return axis === undefined ? [] : [placeAxis(axis, arranged, count)];
  });
}

function placeAxis(axis: ParallelAxis, { isLog, isFlipped = false }: ArrangedAxis, count: number): PlacedAxis {
  const shares = new Float32Array(count).fill(Number.NaN);
  const flip = (share: number): number => (isFlipped ? 1 - share : share);
  let missing = 0;
  if (axis.kind === 'category') {
    const words = sortedWords(axis.column.words);
    const placeOf = new Map(words.map((word, place) => [word, place]));
    for (let i = 0; i < count; i++) {
      const place = placeOf.get(axis.column.words[i] ?? '');
      if (axis.column.words[i] === null || place === undefined) missing++;
      else shares[i] = flip(shareOfWord(place, words.length));
    }
    return { axis, isLog: false, isFlipped, shares, domain: [0, 1], words, missing };
  }
  const { values } = axis.column;
  const log = isLog ?? axis.column.scale === 'log';
  const hasPlace = (value: number): boolean => Number.isFinite(value) && (!log || value > 0);
  const rows = Uint32Array.from(shares.keys()).filter((i) => hasPlace(values[i] ?? Number.NaN));
  const extent = extentOfValues(values, rows);
  const domain = extent !== undefined && extent[0] < extent[1] ? extent : paddedDomain(extent, log ? 'log' : 'linear');
  const [from, to] = log ? [Math.log(domain[0]), Math.log(domain[1])] : domain;
  for (const i of rows) {
    const value = values[i] ?? Number.NaN;
    shares[i] = flip(((log ? Math.log(value) : value) - from) / (to - from));
  }
  return { axis, isLog: log, isFlipped, shares, domain, words: [], missing: count - rows.length };
}

export const shareOfWord = (place: number, count: number): number => (place + 0.5) / count;

/** The items that every brush leaves in. */
export function brushedRows(axes: readonly ParallelAxis[], brushes: AxisBrushes, count: number): Uint32Array {
  const tests = axes.flatMap((axis): ((row: number) => boolean)[] => {
    const brush = brushes[axis.key];
    if (brush?.kind === 'range' && axis.kind === 'number') {
      const { values } = axis.column;
      const [least, greatest] = brush.range;
      return [(row) => (values[row] ?? Number.NaN) >= least && (values[row] ?? Number.NaN) <= greatest];
    }
    if (brush?.kind === 'words' && axis.kind === 'category') {
      const wanted = new Set<string | null>(brush.words);
      return [(row) => wanted.has(axis.column.words[row] ?? null)];
    }
    return [];
  });
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) if (tests.every((test) => test(row))) rows[kept++] = row;
  return rows.subarray(0, kept);
}

/** Takes a word into the brush of its axis or out of it; without any word there is no brush. */
export function toggleWord(brushes: AxisBrushes, key: string, word: string): AxisBrushes {
  const brush = brushes[key];
  const words = brush?.kind === 'words' ? brush.words : [];
  return withBrush(brushes, key, words.includes(word) ? words.filter((each) => each !== word) : [...words, word]);
}

export function withBrush(
  brushes: AxisBrushes,
  key: string,
  chosen: ValueRange | readonly string[] | undefined,
): AxisBrushes {
  const { [key]: _, ...others } = brushes;
  if (chosen === undefined || chosen.length === 0) return others;
  const brush: AxisBrush = isRange(chosen) ? { kind: 'range', range: chosen } : { kind: 'words', words: chosen };
  return { ...others, [key]: brush };
}

const isRange = (chosen: ValueRange | readonly string[]): chosen is ValueRange => typeof chosen[0] === 'number';

/** Moves an axis to another place among the arranged ones. */
export function movedAxis(arrangement: readonly ArrangedAxis[], key: string, to: number): readonly ArrangedAxis[] {
  const moved = arrangement.find((axis) => axis.key === key);
  if (moved === undefined) return arrangement;
  const others = arrangement.filter((axis) => axis.key !== key);
  return others.toSpliced(Math.min(others.length, Math.max(0, to)), 0, moved);
}

/** The value of an item on an axis, as text. */
export const textOnAxis = (axis: ParallelAxis, row: number): string =>
  axis.kind === 'number'
    ? textOfValue(axis.column.values[row] ?? Number.NaN, axis.column.scale)
    : (axis.column.words[row] ?? 'none');
