import type { CurveShape } from './curve-shape.ts';

export interface Plateau {
  /** Where in the curve's columns it begins. */
  readonly index: number;
  readonly step: number;
  readonly elapsedMs: number;
  /** Points (of a long curve, blocks) from there on, that one included. */
  readonly points: number;
  /** How near to the best the curve was there: the tolerance and what noise may do. */
  readonly within: number;
}

/** Of the points, so many must lie behind its beginning, and five at least: else the curve just ended. */
const leastShare = 0.1;

/**
 * From which step on nothing got better by more than the tolerance: the first whose level comes as near to the best level as the
 * tolerance, and the luck of the least of many noisy levels. Null where the curve went on improving until its end (less than a tenth of
 * the points, or five, behind that step). What comes after may be worse: see `worsening`.
 */
export function plateau({ curve, levels, best, tolerance, luck }: CurveShape): Plateau | null {
  const within = Math.min(tolerance + luck, Number.MAX_VALUE);
  const n = levels.length;
  const limit = (levels[best] as number) + within;
  const index = levels.findIndex((level) => level <= limit);
  const points = n - index;
  if (points - 1 < Math.max(5, Math.ceil(leastShare * (n - 1)))) return null;
  return {
    index,
    step: curve.steps[index] as number,
    elapsedMs: curve.elapsedMs[index] as number,
    points,
    within,
  };
}
