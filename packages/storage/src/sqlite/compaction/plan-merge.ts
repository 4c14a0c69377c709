/** Parts of about one size that are merged into one of the next size. */
const fanIn = 8;
/** At the end of a run parts are merged as long as the next older one holds at most so many times the points of all behind it. */
const endFactor = 4;

/** The size class of a part: each holds eight times the points of the one before. */
export const tierOf = (points: number): number => Math.floor(Math.log2(Math.max(1, points)) / Math.log2(fanIn));

/**
 * Which of a run's parts, given by their points in order of arrival, to merge into one: [from, to), neighbours, so that points stay
 * in order of arrival. Undefined: none. No merged part holds more than `mergedPoints`; one that holds half of that or more stays as it is. `ended`:
 * nothing more is to come, so that few parts should be left.
 *
 * Each point is written again about once a tier: log8(points of a large part / points of a fresh one), that is once or twice.
 */
export function planMerge(
  points: readonly number[],
  ended: boolean,
  mergedPoints: number,
): { from: number; to: number } | undefined {
  const mayGrow = (i: number): boolean => (points[i] ?? 0) * 2 <= mergedPoints;
  const limit = Math.max(0, ...points.map(tierOf));
  for (let tier = 0; tier <= limit; tier++) {
    for (let from = 0; from < points.length; from++) {
      let to = from;
      while (to < points.length && mayGrow(to) && tierOf(points[to] ?? 0) <= tier) to++;
      if (to - from >= fanIn) return within(points, from, Math.min(to, from + fanIn * 2), mergedPoints);
      if (to > from) from = to - 1;
    }
  }
  return ended ? atEnd(points, mayGrow, mergedPoints) : undefined;
}

/** As many as fit into one part. */
function within(
  points: readonly number[],
  from: number,
  to: number,
  mergedPoints: number,
): { from: number; to: number } {
  let sum = 0;
  let end = from;
  while (end < to && sum + (points[end] ?? 0) <= mergedPoints) sum += points[end++] ?? 0;
  return { from, to: end };
}

function atEnd(
  points: readonly number[],
  mayGrow: (i: number) => boolean,
  mergedPoints: number,
): { from: number; to: number } | undefined {
  let from = points.length;
  let sum = 0;
  while (from > 0) {
    const next = points[from - 1] ?? 0;
    if (!mayGrow(from - 1) || sum + next > mergedPoints || (sum > 0 && next > sum * endFactor)) break;
    sum += next;
    from--;
  }
  return points.length - from >= 2 ? { from, to: points.length } : undefined;
}
