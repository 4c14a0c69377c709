import { compareHistory, inHistoryOrder } from './history-order.ts';
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
 * must be enough points is read: of a series whose times ascend about as much as is answered, wherever the page is.
 */
export function readHistory(source: SeriesSource, after: HistoryPlace | undefined, limit: number): HistoryPage {
  const from = after?.timeMs ?? -Infinity;
  const extents = extentsOf(source).filter(({ greatestTimeMs }) => greatestTimeMs >= from);
  const most = extents.length - 1;
  for (let at = 0, reached = extents[0]?.count ?? 0, wanted = limit + 1; ; wanted = 2 * reached) {
    for (; at < most && reached < wanted; at++) reached += extents[at + 1]?.count ?? 0;
    const to = extents[at]?.greatestTimeMs ?? Infinity;
    const window = { axis: { kind: 'time', originMs: 0 }, from, to } as const;
    const { points } = readWindow(source, window, null, Infinity);
    const ordered = inHistoryOrder(
      points,
      compareHistory,
      (place) => after === undefined || compareHistory(after, place) < 0,
    );
    if (ordered.values.length > limit || at >= most)
      return { points: firstOf(ordered, limit), hasMore: ordered.values.length > limit };
  }
}

/** In memory of their own, so that no more is sent to another thread. */
const firstOf = ({ steps, timesMs, values }: PointColumns, count: number): PointColumns => ({
  steps: steps.slice(0, count),
  timesMs: timesMs.slice(0, count),
  values: values.slice(0, count),
});

interface Extent {
  readonly count: number;
  readonly greatestTimeMs: number;
}

/** By the time up to which they have all of their points. */
function extentsOf({ parts, tail }: SeriesSource): readonly Extent[] {
  const extents: Extent[] = parts.flatMap((part) => part.pages);
  if (tail.values.length > 0)
    extents.push({
      count: tail.values.length,
      greatestTimeMs: tail.timesMs.reduce((most, time) => Math.max(most, time), -Infinity),
    });
  return extents.toSorted((a, b) => a.greatestTimeMs - b.greatestTimeMs);
}
