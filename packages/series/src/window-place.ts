import { comparePlaces } from './order.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, coarsePoints } from './source.ts';
import type { SeriesPart } from './source.ts';

/** Where a point stands in the order of a series: before and beside others of the same place by arrival only. */
export interface Place {
  /** NaN: without a step, before all that have one. */
  readonly step: number;
  readonly timeMs: number;
}

/** Where the points of a place begin in columns in order, or would. O(log n). */
export function firstOfPlace({ steps, timesMs }: PointColumns, { step, timeMs }: Place): number {
  return lowerBound(steps.length, (i) => comparePlaces(at(steps, i), at(timesMs, i), step, timeMs) < 0);
}

/** Where the points behind a place begin in columns in order, or would. O(log n). */
export function endOfPlace({ steps, timesMs }: PointColumns, { step, timeMs }: Place): number {
  return lowerBound(steps.length, (i) => comparePlaces(at(steps, i), at(timesMs, i), step, timeMs) <= 0);
}

/** A place in a part: the `offset`-th point of a page. */
export interface PartPosition {
  readonly page: number;
  readonly offset: number;
  /** Points of the part before it. */
  readonly rank: number;
}

/** Where the points of a place begin in a part, or would. Reads one page's coarse summaries and one chunk at most. */
export function seekPlace(part: SeriesPart, place: Place): PartPosition {
  const { step, timeMs } = place;
  const before = (otherStep: number, otherMs: number): boolean => comparePlaces(otherStep, otherMs, step, timeMs) < 0;
  const page = lowerBound(part.pages.length, (p) => {
    const info = part.pages[p];
    return info !== undefined && before(info.lastStep, info.lastTimeMs);
  });
  let rank = 0;
  for (let p = 0; p < page; p++) rank += part.pages[p]?.count ?? 0;
  const info = part.pages[page];
  if (info === undefined || !before(info.firstStep, info.firstTimeMs)) return { page, offset: 0, rank };
  const { lastStep, lastTimeMs } = part.coarse(page);
  const block = lowerBound(lastStep.length, (i) => before(at(lastStep, i), at(lastTimeMs, i)));
  const chunk = Math.floor((block * coarsePoints) / chunkPoints);
  const offset = chunk * chunkPoints + firstOfPlace(part.points(page, chunk, chunk + 1), place);
  return { page, offset, rank: rank + offset };
}

function lowerBound(length: number, isBefore: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const at = (column: Float64Array, i: number): number => column[i] ?? Number.NaN;
