/** How many times more points a part of the next size class holds. */
const growth = 8;
/** At the end of a run a part is merged with all behind it when it holds at most so many times their points, */
const endFactor = 4;
/** or when all together are so few that it costs next to nothing. */
const fewPoints = 65_536;
/** Parts read at the same time. */
const maxParts = 64;

/** The size class of a part: tier t holds 8^t points or more, and less than 8^(t+1). */
export const tierOf = (points: number): number =>
  // Not by a logarithm, which may be off by one at a power.
  points < growth ? 0 : 1 + tierOf(Math.floor(points / growth));

/**
 * Which of a run's parts, given by their points in order of arrival, to merge into one: [from, to), neighbours, so that points stay
 * in order of arrival. Undefined: none. No merged part holds more than `mergedPoints`; one that holds more than half of that stays as it is.
 * `ended`: nothing more is to come, so that few parts should be left.
 *
 * Neighbours of tiers up to t are merged as soon as together they make a part of tier t + 1 (of eight that are alike, say): so each
 * point is written again once a tier at most, and there are at most seven parts of a tier, where parts come in one size.
 */
export function planMerge(
  points: readonly number[],
  ended: boolean,
  mergedPoints: number,
): { from: number; to: number } | undefined {
  const mayGrow = (i: number): boolean => (points[i] ?? 0) * 2 <= mergedPoints;
  const last = ended ? atEnd(points, mayGrow, mergedPoints) : undefined;
  if (last !== undefined) return last;
  for (let tier = 0; tier <= tierOf(mergedPoints); tier++) {
    const enough = Math.min(growth ** (tier + 1), mergedPoints);
    let [from, sum] = [0, 0];
    for (let at = 0; at < points.length; at++) {
      const here = points[at] ?? 0;
      if (!mayGrow(at) || tierOf(here) > tier) [from, sum] = [at + 1, 0];
      else {
        sum += here;
        while (sum > mergedPoints || at - from >= maxParts) sum -= points[from++] ?? 0;
        if (sum >= enough && at > from) return { from, to: at + 1 };
      }
    }
  }
  return undefined;
}

function atEnd(
  points: readonly number[],
  mayGrow: (i: number) => boolean,
  mergedPoints: number,
): { from: number; to: number } | undefined {
  let best: number | undefined;
  let behind = 0;
  for (let from = points.length - 1; from >= 0 && points.length - from <= maxParts; from--) {
    const here = points[from] ?? 0;
    if (!mayGrow(from) || behind + here > mergedPoints) break;
    if (behind > 0 && (here <= behind * endFactor || behind + here <= fewPoints)) best = from;
    behind += here;
  }
  return best === undefined ? undefined : { from: best, to: points.length };
}
