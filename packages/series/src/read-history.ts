import { compareHistory, countBefore, inHistoryOrder } from './history-order.ts';
import type { HistoryPlace } from './history-order.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';
import { readWindow } from './window.ts';

export interface HistoryPage {
  readonly points: PointColumns;
  readonly hasMore: boolean;
}

/**
 * The first `limit` points behind `after` by time, step and value, equal ones once. Only what lies between that time and one by which there
 * should be enough points is read: about as much as is answered, wherever the page is, where points are not too uneven in time.
 */
export function readHistory(source: SeriesSource, after: HistoryPlace | undefined, limit: number): HistoryPage {
  const extents = extentsOf(source);
  const greatestMs = extents.reduce((most, extent) => Math.max(most, extent.greatestTimeMs), -Infinity);
  const from = after?.timeMs ?? -Infinity;
  for (let wanted = Math.ceil(limit * 1.1) + 16; ; wanted *= 3) {
    const to = timeBehind(extents, from, wanted, greatestMs);
    const { points } = readWindow(source, { axis: { kind: 'time', originMs: 0 }, from, to }, null, Infinity);
    const ordered = inHistoryOrder(points, 'time');
    const begin = after === undefined ? 0 : countBefore(ordered, (place) => compareHistory(after, place, 'time') < 0);
    const left = ordered.values.length - begin;
    if (left > limit || to >= greatestMs)
      return { points: copyOf(ordered, begin, begin + limit), hasMore: left > limit };
  }
}

/** In memory of their own, so that no more is sent to another thread. */
const copyOf = ({ steps, timesMs, values }: PointColumns, from: number, to: number): PointColumns => ({
  steps: steps.slice(from, to),
  timesMs: timesMs.slice(from, to),
  values: values.slice(from, to),
});

interface Extent {
  readonly count: number;
  readonly leastTimeMs: number;
  readonly greatestTimeMs: number;
}

function extentsOf({ parts, tail }: SeriesSource): readonly Extent[] {
  const extents: Extent[] = parts.flatMap((part) => part.pages);
  const { timesMs } = tail;
  if (timesMs.length > 0)
    extents.push({
      count: timesMs.length,
      leastTimeMs: timesMs.reduce((least, time) => Math.min(least, time), Infinity),
      greatestTimeMs: timesMs.reduce((most, time) => Math.max(most, time), -Infinity),
    });
  return extents;
}

/** The least time by which there are `wanted` points after `from`, if those of each extent were even in time; at most `greatestMs`. */
function timeBehind(extents: readonly Extent[], from: number, wanted: number, greatestMs: number): number {
  const open = extents.filter(({ greatestTimeMs }) => greatestTimeMs >= from);
  const countUpTo = (time: number): number =>
    open.reduce((sum, { count, leastTimeMs, greatestTimeMs }) => {
      const begin = Math.max(from, leastTimeMs);
      const share = (Math.min(time, greatestTimeMs) - begin) / (greatestTimeMs - leastTimeMs || 1);
      return sum + (time < begin ? 0 : time >= greatestTimeMs && from < leastTimeMs ? count : count * share);
    }, 0);
  let low = open.reduce((least, { leastTimeMs }) => Math.min(least, leastTimeMs), greatestMs);
  low = Math.max(low, from);
  let high = greatestMs;
  while (high - low > 1) {
    const middle = low + (high - low) / 2;
    if (countUpTo(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
