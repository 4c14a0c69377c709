import { ordinalsOf, rankByTime } from './axis-ordinals.ts';
import { placeOfTime } from './axis.ts';
import type { SeriesAxis } from './axis.ts';
import { placesOf } from './axis-places.ts';
import { BucketFold } from './bucket-fold.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { PageFold } from './bucket-page.ts';
import type { PageFoldOptions } from './bucket-page.ts';
import type { SeriesBuckets } from './buckets.ts';
import { concatPoints, sortPoints } from './order.ts';
import { PointBudget } from './point-budget.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints } from './source.ts';
import type { SeriesPart, SeriesSource } from './source.ts';

export interface BucketSeriesOptions {
  /** Decode every point within the grid: nothing is snapped. */
  readonly raw?: boolean;
  /** Take wider blocks, for questions of many curves: from 320 and 64 points a bucket on. */
  readonly sparing?: boolean;
  /** What may be read point by point, shared by the curves of a question. Without it 20 million. */
  readonly budget?: PointBudget;
}

/**
 * A series in the buckets of a grid, out of summaries of blocks of its points as far as these are narrower than a bucket, else
 * out of the points; of pages beside the grid nothing is read. Blocks that straddle an end of the grid are resolved by their
 * points, so that no point outside counts; those that straddle an edge within are snapped (see `SeriesBuckets.snapped`).
 *
 * The cost follows the buckets: a page with at least 512 points a bucket gives its 256-point blocks, one with at least 80 its
 * 64-point blocks, so that of a series with even distances at most 80 points a bucket and part are decoded, and a chunk or two. More are where blocks
 * do not tell where their points lie: pages whose times fall on a time axis, and on the step axis blocks without steps that
 * straddle an edge, or all points without steps where such parts overlap in time. The budget bounds them: LimitExceeded.
 */
export function bucketSeries(
  grid: BucketGrid,
  axis: SeriesAxis,
  source: SeriesSource,
  options: BucketSeriesOptions = {},
): SeriesBuckets {
  const { raw = false, sparing = false, budget = new PointBudget(20_000_000) } = options;
  const fold = new BucketFold(grid);
  const pageOptions = { fold, axis, budget, raw, sparing };
  budget.take(source.tail.values.length);
  if (axis.kind !== 'step') {
    for (const part of source.parts) foldPart(pageOptions, part, 0);
    fold.addPoints(placesOf(axis, source.tail, 0), source.tail);
    return fold.finish();
  }
  const tail = sortPoints(source.tail);
  const { count, starts, perPart } = ordinalsOf(source.parts, tail);
  if (starts !== undefined) {
    source.parts.forEach((part, p) => foldPart(pageOptions, part, starts[p] ?? 0));
    fold.addPoints(placesOf(axis, tail, starts[source.parts.length] ?? 0), tail);
  } else {
    budget.take(count);
    const columns = source.parts.map((part, p) => absentPoints(part, perPart[p] ?? 0));
    columns.push(tail);
    const absent = [...perPart, count - perPart.reduce((sum, n) => sum + n, 0)];
    const ranks = rankByTime(columns.map(({ timesMs }, p) => timesMs.subarray(0, absent[p])));
    columns.forEach((points, p) => fold.addPoints(ranks[p] ?? new Float64Array(), points));
    source.parts.forEach((part) => foldSteps(pageOptions, part));
    fold.addPoints(tail.steps, tail, absent.at(-1) ?? 0);
  }
  return fold.finish();
}

/** All points of a part; `ordinal` is that of its first one, should it have no step. */
function foldPart(options: PageFoldOptions, part: SeriesPart, ordinal: number): void {
  let at = ordinal;
  part.pages.forEach((info, p) => {
    const next = part.pages[p + 1];
    const behind = at + info.count;
    let nextX = Number.NaN;
    if (next !== undefined) {
      if (options.axis.kind !== 'step') nextX = placeOfTime(options.axis, next.firstTimeMs);
      else nextX = next.absentCount > 0 ? behind : next.firstStep;
    }
    new PageFold(options, part, p, info, at).run(nextX);
    at = behind;
  });
}

/** The points of a part that have a step. */
function foldSteps(options: PageFoldOptions, part: SeriesPart): void {
  const { fold, budget } = options;
  part.pages.forEach((info, p) => {
    if (info.absentCount === 0) {
      new PageFold(options, part, p, info, 0).run(part.pages[p + 1]?.firstStep ?? Number.NaN);
    } else if (info.absentCount < info.count) {
      budget.take(info.count);
      const points = part.points(p);
      fold.addPoints(points.steps, points, info.absentCount);
    }
  });
}

function absentPoints(part: SeriesPart, count: number): PointColumns {
  const portions: PointColumns[] = [];
  let left = count;
  for (let p = 0; left > 0; p++) {
    const points = part.points(p, 0, Math.ceil(Math.min(left, part.pages[p]?.count ?? left) / chunkPoints));
    const taken = Math.min(left, points.values.length);
    portions.push({
      steps: points.steps.subarray(0, taken),
      timesMs: points.timesMs.subarray(0, taken),
      values: points.values.subarray(0, taken),
    });
    left -= taken;
  }
  return concatPoints(portions);
}
