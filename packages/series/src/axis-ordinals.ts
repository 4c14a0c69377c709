import type { PointColumns } from './points.ts';
import { chunkPoints } from './source.ts';
import type { SeriesPart } from './source.ts';

/** Points without a step of a series. They come before all others in each part. */
export interface Ordinals {
  readonly count: number;
  /** How many each part has. */
  readonly perPart: readonly number[];
  /**
   * Ordinal of the first one of each part, and at the end of the tail's; undefined where parts overlap in time, so that the
   * ordinals of a part are no range.
   */
  readonly starts: readonly number[] | undefined;
}

/**
 * Reads nothing where at most one part has points without a step, else a chunk of each such part at most. `tail` must be in
 * order. O(pages + points of the tail).
 */
export function ordinalsOf(parts: readonly SeriesPart[], tail: PointColumns): Ordinals {
  const perPart = parts.map((part) => part.pages.reduce((sum, page) => sum + page.absentCount, 0));
  const inTail = absentCountOf(tail);
  const starts: number[] = [];
  let count = 0;
  let ascend = true;
  let latestMs = -Infinity;
  const take = (absent: number, firstTimeMs: () => number, lastTimeMs: () => number, more: boolean): void => {
    starts.push(count);
    count += absent;
    if (absent === 0) return;
    if (firstTimeMs() < latestMs) ascend = false;
    if (more) latestMs = lastTimeMs();
  };
  parts.forEach((part, p) => {
    const absent = perPart[p] ?? 0;
    const more = inTail > 0 || perPart.some((other, q) => q > p && other > 0);
    take(
      absent,
      () => part.pages[0]?.firstTimeMs ?? 0,
      () => lastAbsentTime(part),
      more,
    );
  });
  take(
    inTail,
    () => tail.timesMs[0] ?? 0,
    () => 0,
    false,
  );
  return { count, perPart, starts: ascend ? starts : undefined };
}

/** Points without a step of columns in order: how many stand at their begin. O(log n). */
export function absentCountOf({ steps }: PointColumns): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number.isNaN(steps[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastAbsentTime(part: SeriesPart): number {
  for (let p = part.pages.length - 1; p >= 0; p--) {
    const page = part.pages[p];
    if (page === undefined || page.absentCount === 0) continue;
    if (page.absentCount === page.count) return page.lastTimeMs;
    const at = page.absentCount - 1;
    const chunk = Math.floor(at / chunkPoints);
    return part.points(p, chunk, chunk + 1).timesMs[at - chunk * chunkPoints] ?? 0;
  }
  return -Infinity;
}

/**
 * Ordinals of points without a step as time tells them apart: of each column of ascending times, one for each. At equal times
 * those of an earlier column come first. O(points · columns).
 */
export function rankByTime(columns: readonly Float64Array[]): Float64Array[] {
  const ranks = columns.map((times) => new Float64Array(times.length));
  const heads = new Uint32Array(columns.length);
  for (let rank = 0; ; rank++) {
    let next = -1;
    let nextMs = Infinity;
    for (let c = 0; c < columns.length; c++) {
      const timeMs = columns[c]?.[heads[c] ?? 0] ?? Infinity;
      if (timeMs < nextMs) [next, nextMs] = [c, timeMs];
    }
    const of = ranks[next];
    if (of === undefined) return ranks;
    of[heads[next] ?? 0] = rank;
    heads[next] = (heads[next] ?? 0) + 1;
  }
}
