import { comparePlaces } from './order.ts';
import type { PointColumns } from './points.ts';
import type { PageInfo } from './source.ts';

/** What is known of a page that holds these points. Throws RangeError where they are not in (step, time) order. O(points). */
export function pageInfoOf(points: PointColumns): PageInfo {
  const { steps, timesMs } = points;
  const count = steps.length;
  let absentCount = 0;
  let leastTimeMs = timesMs[0] ?? 0;
  let greatestTimeMs = leastTimeMs;
  let timesAscend = true;
  let previousStep = steps[0] ?? 0;
  let previousTime = leastTimeMs;
  for (let i = 0; i < count; i++) {
    const step = steps[i] ?? 0;
    const timeMs = timesMs[i] ?? 0;
    if (!(step === step)) absentCount++;
    if (!(step > previousStep) && comparePlaces(previousStep, previousTime, step, timeMs) > 0)
      throw new RangeError(
        `point ${i} of a page comes before its neighbour: points of a part are ordered by step and time`,
      );
    if (timeMs < previousTime) timesAscend = false;
    if (timeMs < leastTimeMs) leastTimeMs = timeMs;
    if (timeMs > greatestTimeMs) greatestTimeMs = timeMs;
    previousStep = step;
    previousTime = timeMs;
  }
  return {
    count,
    absentCount,
    firstStep: steps[0] ?? 0,
    lastStep: steps[count - 1] ?? 0,
    firstTimeMs: timesMs[0] ?? 0,
    lastTimeMs: timesMs[count - 1] ?? 0,
    leastTimeMs,
    greatestTimeMs,
    timesAscend,
  };
}

/** Throws RangeError when a page does not come after the one before it. */
export function checkFollows(before: PageInfo | undefined, page: PageInfo): void {
  if (before === undefined) return;
  if (comparePlaces(before.lastStep, before.lastTimeMs, page.firstStep, page.firstTimeMs) > 0)
    throw new RangeError(
      'a page of a series comes before its neighbour: points of a part are ordered by step and time',
    );
}
