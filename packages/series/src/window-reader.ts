import { comparePlaces, slicePoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, coarsePoints } from './source.ts';
import type { PageInfo, SeriesPart } from './source.ts';
import { endOfPlace, firstOfPlace, seekPlace } from './window-place.ts';
import type { Place } from './window-place.ts';

/** Points from one place to another, both included, and of those only the ones of a span of time. */
export interface PlaceRange {
  readonly from: Place;
  readonly to: Place;
  readonly timesMs?: { readonly least: number; readonly greatest: number } | undefined;
}

/**
 * The points of a sealed part within a range, in order, some chunks at a time. Pages and chunks that cannot have any are
 * not read; a page whose times fall is read whole if any of its times is wanted.
 */
export function* readPart(part: SeriesPart, range: PlaceRange, chunksAtOnce: number): Generator<PointColumns> {
  const { from, to, timesMs } = range;
  const start = seekPlace(part, from);
  for (let p = start.page; p < part.pages.length; p++) {
    const page = part.pages[p];
    if (page === undefined || comparePlaces(page.firstStep, page.firstTimeMs, to.step, to.timeMs) > 0) return;
    const skipped = p === start.page ? start.offset : 0;
    const [first, end] = chunksWithin(part, p, page, timesMs);
    for (let chunk = Math.max(first, Math.floor(skipped / chunkPoints)); chunk < end; chunk += chunksAtOnce) {
      const points = part.points(p, chunk, Math.min(end, chunk + chunksAtOnce));
      const stop = endOfPlace(points, to);
      const wanted = withinTimes(slicePoints(points, Math.max(0, skipped - chunk * chunkPoints), stop), timesMs);
      if (wanted.values.length > 0) yield wanted;
      if (stop < points.values.length) return;
    }
  }
}

/** The same of points in memory, which are in order. */
export function* readColumns(points: PointColumns, { from, to, timesMs }: PlaceRange): Generator<PointColumns> {
  const wanted = withinTimes(slicePoints(points, firstOfPlace(points, from), endOfPlace(points, to)), timesMs);
  if (wanted.values.length > 0) yield wanted;
}

/** Chunks [first, end) of a page that may have points of a span of time. */
function chunksWithin(part: SeriesPart, p: number, page: PageInfo, timesMs: PlaceRange['timesMs']): [number, number] {
  const chunks = Math.ceil(page.count / chunkPoints);
  if (timesMs === undefined) return [0, chunks];
  const { least, greatest } = timesMs;
  if (page.greatestTimeMs < least || page.leastTimeMs > greatest) return [0, 0];
  if (!page.timesAscend || (page.leastTimeMs >= least && page.greatestTimeMs <= greatest)) return [0, chunks];
  const { firstTimeMs, lastTimeMs } = part.coarse(p);
  let first = 0;
  let end = firstTimeMs.length;
  while (first < end && (lastTimeMs[first] ?? 0) < least) first++;
  while (end > first && (firstTimeMs[end - 1] ?? 0) > greatest) end--;
  const perChunk = chunkPoints / coarsePoints;
  return [Math.floor(first / perChunk), Math.ceil(end / perChunk)];
}

function withinTimes(points: PointColumns, span: PlaceRange['timesMs']): PointColumns {
  if (span === undefined) return points;
  const { least, greatest } = span;
  const { steps, timesMs, values } = points;
  const inside = (timeMs: number): boolean => timeMs >= least && timeMs <= greatest;
  let count = 0;
  for (const timeMs of timesMs) if (inside(timeMs)) count++;
  if (count === timesMs.length) return points;
  const kept = { steps: new Float64Array(count), timesMs: new Float64Array(count), values: new Float64Array(count) };
  for (let i = 0, k = 0; i < timesMs.length; i++) {
    const timeMs = timesMs[i] ?? 0;
    if (!inside(timeMs)) continue;
    kept.steps[k] = steps[i] ?? Number.NaN;
    kept.timesMs[k] = timeMs;
    kept.values[k++] = values[i] ?? Number.NaN;
  }
  return kept;
}
