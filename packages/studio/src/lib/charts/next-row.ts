import { nearestRow, rowFrom, type CurveData } from './curve-data.ts';

/**
 * The row that is `by` rows behind the one at `before`, no further than what is seen of the axis. Without a place to go from, the
 * first in view where the way leads on, else the last.
 */
export function nextRow(
  data: CurveData,
  seen: { readonly from: number; readonly to: number },
  before: number | undefined,
  by: number,
): number {
  const first = rowFrom(data.x, seen.from);
  const behind = rowFrom(data.x, seen.to);
  const last = Math.max(0, data.x[behind] === seen.to ? behind : behind - 1);
  if (before === undefined) return by > 0 ? Math.min(first, last) : last;
  return Math.max(Math.min(first, last), Math.min(last, nearestRow(data, before) + by));
}
