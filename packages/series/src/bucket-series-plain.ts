import { placeOfTime } from './axis.ts';
import type { SeriesAxis } from './axis.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { bucketPoints } from './buckets.ts';
import type { SeriesBuckets } from './buckets.ts';
import { concatPoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';

/** What `bucketSeries` answers when it decodes everything, in the plainest way: all points, sorted, placed, sorted again. */
export function bucketSeriesPlain(grid: BucketGrid, axis: SeriesAxis, source: SeriesSource): SeriesBuckets {
  const { xs, points } = placePlain(axis, source);
  return bucketPoints(grid, xs, points);
}

/** All points of a series in the order in which they are drawn, with their x. */
export function placePlain(axis: SeriesAxis, source: SeriesSource): { xs: Float64Array; points: PointColumns } {
  const portions = source.parts.flatMap((part) => part.pages.map((_, page) => part.points(page)));
  const sorted = sortPoints(concatPoints([...portions, source.tail]));
  const places = sorted.steps.map((step, i) => {
    if (axis.kind !== 'step') return placeOfTime(axis, sorted.timesMs[i] ?? 0);
    return Number.isNaN(step) ? i : step;
  });
  const order = Uint32Array.from(places.keys()).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] ?? Number.NaN);
  const { steps, timesMs, values } = sorted;
  return { xs: pick(places), points: { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) } };
}
