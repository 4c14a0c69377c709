import type { CurveShape } from './curve-shape.ts';

export interface Worsening {
  /** Where in the curve's columns it was near its best for the last time. */
  readonly index: number;
  readonly step: number;
  readonly elapsedMs: number;
  /** From the best level to that at the end; above 0, whichever the goal is. */
  readonly by: number;
  /** `by` as a share of what was gained until the best level; Infinity where nothing had been gained. */
  readonly ofGain: number;
  /** More than half of the gain was lost, or there was none. */
  readonly diverged: boolean;
}

/** Points that must lie behind the last good one, all of them worse. */
const leastPoints = 3;
/** Standard errors of a difference of two levels. */
const errors = 4;
const lostShare = 0.5;

/**
 * A rise over the best level that lasts to the end of the curve, beyond noise: the end lies above the best by more than the
 * tolerance, the luck of the best, and four standard errors; the last three points or more are all above what counts as near the best.
 * It is a divergence where it undoes half of what was gained, or more. Null where there is none.
 */
export function worsening(shape: CurveShape): Worsening | null {
  const { curve, levels, best, tolerance, luck, levelError } = shape;
  const n = levels.length;
  const least = levels[best] as number;
  const by = Math.min((levels[n - 1] as number) - least, Number.MAX_VALUE);
  const near = tolerance + luck;
  if (!(by > near + errors * Math.SQRT2 * levelError)) return null;
  const index = levels.findLastIndex((level) => level <= least + near);
  if (n - 1 - index < leastPoints) return null;
  const gain = (levels[0] as number) - least;
  const gained = gain > near ? gain : 0;
  const ofGain = gained > 0 ? by / gained : Infinity;
  return {
    index,
    step: curve.steps[index] as number,
    elapsedMs: curve.elapsedMs[index] as number,
    by,
    ofGain,
    diverged: ofGain >= lostShare,
  };
}
