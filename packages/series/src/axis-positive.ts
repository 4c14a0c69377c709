import { pageSpan, placesOfTimes } from './axis.ts';
import type { SeriesAxis, TimedAxis } from './axis.ts';
import { extentOf } from './axis-extent.ts';
import { bucketSeries } from './bucket-series.ts';
import type { PointBudget } from './point-budget.ts';
import { chunkPoints, coarsePoints } from './source.ts';
import type { SeriesPart, SeriesSource } from './source.ts';
import { readWindow } from './window.ts';

/**
 * The least x above 0, where a logarithmic axis can begin; undefined when no point has one. Reads a chunk of a part at most, but pages
 * whose times fall and that reach to both sides of 0.
 */
export function leastPositive(axis: SeriesAxis, source: SeriesSource, budget: PointBudget): number | undefined {
  const extent = extentOf(axis, source);
  if (extent === undefined || extent.greatest <= 0) return undefined;
  if (extent.least > 0) return extent.least;
  let least = Infinity;
  if (axis.kind === 'step') {
    const { points } = readWindow(source, { axis, from: Number.MIN_VALUE }, null, 1);
    const [step] = points.steps;
    // A point without a step is that of ordinal 1.
    if (step !== undefined) least = Number.isNaN(step) ? 1 : step;
  } else {
    const take = (xs: Float64Array): void => {
      for (const x of xs) if (x > 0 && x < least) least = x;
    };
    take(placesOfTimes(axis, source.tail.timesMs));
    for (const part of source.parts)
      part.pages.forEach((page, p) => {
        const { from, to, ascends } = pageSpan(axis, page, 0);
        if (to <= 0 || from >= least) return;
        if (from > 0) least = from;
        else if (ascends) take(placesAround(axis, part, p, budget));
        else {
          budget.take(page.count);
          take(placesOfTimes(axis, part.points(p).timesMs));
        }
      });
  }
  return least === Infinity ? undefined : least;
}

/** Places of the chunk of an ascending page in which x comes above 0. */
function placesAround(axis: TimedAxis, part: SeriesPart, page: number, budget: PointBudget): Float64Array {
  const block = placesOfTimes(axis, part.coarse(page).lastTimeMs).findIndex((x) => x > 0);
  const chunk = Math.floor((block * coarsePoints) / chunkPoints);
  budget.take(chunkPoints);
  return placesOfTimes(axis, part.points(page, chunk, chunk + 1).timesMs);
}

/** How many points lie at 0 or below: what a logarithmic axis leaves out. */
export function countOutside(axis: SeriesAxis, source: SeriesSource, budget: PointBudget): number {
  const extent = extentOf(axis, source);
  if (extent === undefined || extent.least > 0) return 0;
  const below = { from: extent.least, to: Math.min(0, extent.greatest), count: 1 };
  return bucketSeries(below, axis, source, { budget }).count[0] ?? 0;
}
