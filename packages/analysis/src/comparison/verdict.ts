import type { MetricGoal } from '../metric-goal.ts';
import type { Verdict } from './comparison.ts';
import type { PairMeasures } from './measure-pair.ts';

export interface VerdictOptions {
  readonly goal: MetricGoal;
  readonly minEffect: number | null;
  readonly confidence: number;
}

/**
 * Equivalent: the interval of both one-sided tests lies within ±minEffect, or every value is the same. Better or worse: the corrected p is below 1 − confidence. Else undecided.
 */
export function verdictOf(measures: PairMeasures, pAdjusted: number | null, options: VerdictOptions): Verdict {
  const { difference, equivalence, refusal } = measures;
  if (refusal === 'same') return 'equivalent';
  if (pAdjusted === null || difference === null) return 'noClaim';
  const { minEffect, goal, confidence } = options;
  if (minEffect !== null && equivalence !== null && equivalence.low > -minEffect && equivalence.high < minEffect)
    return 'equivalent';
  if (pAdjusted >= 1 - confidence || difference.estimate === 0) return 'undecided';
  return difference.estimate > 0 === (goal === 'maximize') ? 'better' : 'worse';
}

/** Whether even the end of the interval that is nearer to 0 reaches beyond the smallest effect that matters, on the better side. */
export function isBeyond(measures: PairMeasures, { goal, minEffect }: VerdictOptions): boolean | null {
  const { difference, test } = measures;
  if (minEffect === null || test === null || difference === null) return null;
  const end = goal === 'maximize' ? difference.low : difference.high;
  return end !== null && (goal === 'maximize' ? end > minEffect : end < -minEffect);
}
