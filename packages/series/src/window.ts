import { absentCountOf } from './axis-ordinals.ts';
import type { PlainAxis } from './axis.ts';
import { comparePlaces, concatPoints, slicePoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';
import { mergePortions } from './window-merge.ts';
import { firstOfPlace, seekPlace } from './window-place.ts';
import type { Place } from './window-place.ts';
import { readColumns, readPart } from './window-reader.ts';
import type { PlaceRange } from './window-reader.ts';

/** Points with `from` <= x <= `to` on the axis; without ends, all. */
export interface Window {
  readonly axis: PlainAxis;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Behind the first `given` points of a place, in order of arrival. */
export interface WindowCursor extends Place {
  readonly given: number;
}

export interface WindowPage {
  readonly points: PointColumns;
  /** Null: there is no more. */
  readonly next: WindowCursor | null;
}

/**
 * The first `limit` points of a window behind `after`, in (step, time, arrival) order. Decodes the chunks that they lie in, one
 * more for each part, and on a time axis those of pages whose times fall. A window over steps takes points without a step by
 * their ordinal. Points that arrive between two calls neither shift what follows nor come twice; one that belongs before `after`
 * is left out, and such a one without a step shifts the ordinals of those behind it.
 */
export function readWindow(
  source: SeriesSource,
  window: Window,
  after: WindowCursor | null,
  limit: number,
): WindowPage {
  const portions: PointColumns[] = [];
  let count = 0;
  let more = false;
  let skipped: WindowCursor | null = after;
  for (const { points, begins } of windowPortions(source, window, after, 1)) {
    if (count === limit) {
      more = true;
      break;
    }
    // Where a window of ordinals opens within a place, what was left out counts as given.
    skipped = begins ?? skipped;
    const taken = slicePoints(points, 0, Math.min(points.values.length, limit - count));
    portions.push(taken);
    count += taken.values.length;
    more = taken.values.length < points.values.length;
    if (more) break;
  }
  // Columns of their own: a view would take the memory that it looks into along to wherever it is sent.
  const points = portions.length === 1 ? copyOf(portions) : concatPoints(portions);
  return { points, next: more ? cursorBehind(points, skipped) : null };
}

/** All points of a window in (step, time, arrival) order, in portions of some thousands. Holds one of them for each part. */
export function* streamWindow(source: SeriesSource, window: Window): Generator<PointColumns> {
  let held: PointColumns[] = [];
  let count = 0;
  for (const { points } of windowPortions(source, window, null, chunksOfPortion)) {
    held.push(points);
    count += points.values.length;
    if (count < leastOfPortion) continue;
    yield concatPoints(held);
    [held, count] = [[], 0];
  }
  if (count > 0) yield concatPoints(held);
}

const chunksOfPortion = 8;
/** Parts that overlap give few points at a time. */
const leastOfPortion = 4096;

interface Portion {
  readonly points: PointColumns;
  /** Set where the portion opens a window of ordinals: the place of its first point, and points of it before that one. */
  readonly begins?: WindowCursor;
}

const first: Place = { step: Number.NaN, timeMs: -Infinity };
const lastAbsent: Place = { step: Number.NaN, timeMs: Infinity };
const last: Place = { step: Infinity, timeMs: Infinity };

function* windowPortions(
  source: SeriesSource,
  { axis, from = -Infinity, to = Infinity }: Window,
  after: WindowCursor | null,
  chunksAtOnce: number,
): Generator<Portion> {
  const tail = sortPoints(source.tail);
  if (axis.kind === 'time' || (from === -Infinity && to === Infinity)) {
    const origin = axis.kind === 'time' ? axis.originMs : 0;
    const timesMs = from === -Infinity && to === Infinity ? undefined : { least: from + origin, greatest: to + origin };
    for (const points of merged(source, tail, { from: after ?? first, to: last, timesMs }, chunksAtOnce, after?.given))
      yield { points };
    return;
  }
  if (after === null || Number.isNaN(after.step)) yield* ordinalPortions(source, tail, from, to, after, chunksAtOnce);
  const begin = { step: from, timeMs: -Infinity };
  const resumed = after !== null && comparePlaces(after.step, after.timeMs, from, -Infinity) > 0 ? after : null;
  const range = { from: resumed ?? begin, to: { step: to, timeMs: Infinity } };
  for (const points of merged(source, tail, range, chunksAtOnce, resumed?.given)) yield { points };
}

/** Points without a step whose ordinals lie in [from, to]. */
function* ordinalPortions(
  source: SeriesSource,
  tail: PointColumns,
  from: number,
  to: number,
  after: WindowCursor | null,
  chunksAtOnce: number,
): Generator<Portion> {
  const count = source.parts.reduce((sum, part) => part.pages.reduce((n, page) => n + page.absentCount, sum), 0);
  const wanted = Math.max(0, Math.ceil(from));
  if (wanted >= count + absentCountOf(tail) || to < 0) return;
  const rank = (timeMs: number): number => rankOf(source, tail, { step: Number.NaN, timeMs });
  const start = after ?? {
    step: Number.NaN,
    timeMs: wanted === 0 ? -Infinity : timeOfOrdinal(source, tail, wanted, rank),
  };
  const ordinal = start.timeMs === -Infinity ? 0 : rank(start.timeMs);
  const skip = Math.max(after?.given ?? 0, wanted - ordinal);
  let at = ordinal + skip;
  let opened = after !== null || skip === 0;
  for (const points of merged(source, tail, { from: start, to: lastAbsent }, chunksAtOnce, skip)) {
    if (at > to) return;
    const taken = slicePoints(points, 0, Math.min(points.values.length, Math.floor(to) - at + 1));
    yield opened ? { points: taken } : { points: taken, begins: { ...start, given: skip } };
    opened = true;
    at += points.values.length;
  }
}

/** The latest time before which no more than `ordinal` points without a step lie: that of the point itself. */
function timeOfOrdinal(
  source: SeriesSource,
  tail: PointColumns,
  ordinal: number,
  rank: (timeMs: number) => number,
): number {
  const pages = source.parts.flatMap((part) => part.pages.filter((page) => page.absentCount > 0));
  let low = Math.min(...pages.map((page) => page.leastTimeMs), tail.timesMs[0] ?? Infinity);
  const lastOfTail = tail.timesMs[absentCountOf(tail) - 1] ?? -Infinity;
  let high = pages.reduce((most, page) => Math.max(most, page.greatestTimeMs), lastOfTail);
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (rank(middle) <= ordinal) low = middle;
    else high = middle - 1;
  }
  return low;
}

const rankOf = (source: SeriesSource, tail: PointColumns, place: Place): number =>
  source.parts.reduce((sum, part) => sum + seekPlace(part, place).rank, firstOfPlace(tail, place));

/** All points of a range but the first `skip`, in order. */
function* merged(
  source: SeriesSource,
  tail: PointColumns,
  range: PlaceRange,
  chunksAtOnce: number,
  skip = 0,
): Generator<PointColumns> {
  const streams = source.parts.map((part) => readPart(part, range, chunksAtOnce));
  let left = skip;
  for (const points of mergePortions([...streams, readColumns(tail, range)])) {
    const { length } = points.values;
    if (left < length) yield left === 0 ? points : slicePoints(points, left, length);
    left = Math.max(0, left - length);
  }
}

const copyOf = (portions: readonly PointColumns[]): PointColumns =>
  concatPoints([...portions, { steps: new Float64Array(), timesMs: new Float64Array(), values: new Float64Array() }]);

/** Behind the last of the points; `skipped` stands where they begin. */
function cursorBehind(points: PointColumns, skipped: WindowCursor | null): WindowCursor {
  const end = points.values.length;
  const place = { step: points.steps[end - 1] ?? Number.NaN, timeMs: points.timesMs[end - 1] ?? 0 };
  const since = firstOfPlace(points, place);
  const isSame = skipped !== null && comparePlaces(skipped.step, skipped.timeMs, place.step, place.timeMs) === 0;
  return { ...place, given: end - since + (isSame ? skipped.given : 0) };
}
