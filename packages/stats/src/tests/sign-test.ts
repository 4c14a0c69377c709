import { differences } from '../descriptive/sample.ts';
import { betaCdf, betaSurvival } from '../special/beta.ts';
import { pOf } from './alternative.ts';
import type { Alternative } from './alternative.ts';

export interface SignTestResult {
  readonly positive: number;
  readonly negative: number;
  readonly equal: number;
  readonly pValue: number;
}

/**
 * The sign test: of the pairs that differ, is x above y in half? Exact (binomial); pairs that are equal do not count. No pair that differs: p = 1. No pair, or
 * different lengths: InvalidInput.
 */
export function signTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  alternative: Alternative = 'two-sided',
): SignTestResult {
  const all = differences(x, y);
  const positive = all.filter((difference) => difference > 0).length;
  const negative = all.filter((difference) => difference < 0).length;
  // P(K ≤ k) and P(K ≥ k) of a fair coin thrown n times, by the incomplete beta function.
  const less = negative === 0 ? 1 : betaSurvival(0.5, positive + 1, negative);
  const greater = positive === 0 ? 1 : betaCdf(0.5, positive, negative + 1);
  return { positive, negative, equal: all.length - positive - negative, pValue: pOf(alternative, less, greater) };
}
