import { absentCountOf } from './axis-ordinals.ts';
import { placeOfTime } from './axis.ts';
import type { SeriesAxis } from './axis.ts';
import { chunkPoints } from './source.ts';
import type { SeriesPart, SeriesSource } from './source.ts';

export interface Extent {
  readonly least: number;
  readonly greatest: number;
}

/**
 * The outermost x of a series' points; undefined without points. Out of what is known of its pages: nothing is read, but the one
 * chunk of a part in which its points without a step end and those with one begin. O(pages + points of the tail).
 */
export function extentOf(axis: SeriesAxis, source: SeriesSource): Extent | undefined {
  let least = Infinity;
  let greatest = -Infinity;
  const take = (from: number, to: number): void => {
    if (from < least) least = from;
    if (to > greatest) greatest = to;
  };
  const { steps, timesMs } = source.tail;
  if (axis.kind !== 'step') {
    for (const part of source.parts) for (const page of part.pages) take(page.leastTimeMs, page.greatestTimeMs);
    for (const timeMs of timesMs) take(timeMs, timeMs);
    if (least > greatest) return undefined;
    return { least: placeOfTime(axis, least), greatest: placeOfTime(axis, greatest) };
  }
  let absent = 0;
  for (const part of source.parts) {
    part.pages.forEach((page, p) => {
      absent += page.absentCount;
      if (page.absentCount < page.count) take(firstStepOf(part, p), page.lastStep);
    });
  }
  for (const step of steps) {
    if (Number.isNaN(step)) absent++;
    else take(step, step);
  }
  if (absent > 0) take(0, absent - 1);
  return least > greatest ? undefined : { least, greatest };
}

/** The least step in a page that has one. */
function firstStepOf(part: SeriesPart, page: number): number {
  const info = part.pages[page];
  if (info === undefined || info.absentCount === 0) return info?.firstStep ?? Number.NaN;
  const chunk = Math.floor(info.absentCount / chunkPoints);
  const points = part.points(page, chunk, chunk + 1);
  return points.steps[absentCountOf(points)] ?? Number.NaN;
}

/** The extent of several; undefined when all are. */
export function joinExtents(extents: Iterable<Extent | undefined>): Extent | undefined {
  let joined: Extent | undefined;
  for (const extent of extents) {
    if (extent === undefined) continue;
    joined = {
      least: Math.min(extent.least, joined?.least ?? Infinity),
      greatest: Math.max(extent.greatest, joined?.greatest ?? -Infinity),
    };
  }
  return joined;
}
