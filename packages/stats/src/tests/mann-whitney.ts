import { sample } from '../descriptive/sample.ts';
import { rank } from '../ranking/ranks.ts';
import { normalCdf } from '../special/normal.ts';
import { pOf } from './alternative.ts';
import type { Alternative, PMethod } from './alternative.ts';
import { chosenSumDistribution, tailsAt } from './rank-sum-counts.ts';

export interface MannWhitneyOptions {
  readonly alternative?: Alternative;
  /** Exact up to 60 values together (ties taken into account) unless told otherwise. */
  readonly method?: 'exact' | 'asymptotic';
  /** Of the normal approximation; on unless told otherwise. */
  readonly continuityCorrection?: boolean;
}

export interface MannWhitneyResult {
  /** Pairs in which x is above y, equal ones by half. */
  readonly u: number;
  /** u as a share of all pairs: P(x > y) + ½ P(x = y). */
  readonly probability: number;
  readonly pValue: number;
  readonly method: PMethod;
}

/**
 * H. B. Mann and D. R. Whitney's test (Annals of Mathematical Statistics 18, 1947), alias Wilcoxon's rank sum. The exact distribution is that of the choice of ranks, so
 * it holds with ties too. All values the same: p = 1. An empty sample: InvalidInput.
 */
export function mannWhitney(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: MannWhitneyOptions = {},
): MannWhitneyResult {
  const { alternative = 'two-sided', continuityCorrection = true } = options;
  const [a, b] = [sample(x, 'x'), sample(y, 'y')];
  const [n, m] = [a.length, b.length];
  const both = n + m;
  const { ranks, ties } = rank(Float64Array.of(...a, ...b));
  const rankSum = ranks.subarray(0, n).reduce((sum, own) => sum + own, 0);
  const u = rankSum - (n * (n + 1)) / 2;
  const probability = u / (n * m);
  const method = options.method ?? (both <= 60 ? 'exact' : 'asymptotic');
  if (method === 'exact') {
    const doubled = [...ranks].map((own) => Math.round(2 * own));
    const tails = tailsAt(chosenSumDistribution(doubled, n), Math.round(2 * rankSum));
    return { u, probability, pValue: pOf(alternative, tails.less, tails.greater), method };
  }
  const spread = both + 1 - ties / (both * (both - 1));
  const deviation = Math.sqrt(((n * m) / 12) * Math.max(0, spread));
  if (deviation === 0) return { u, probability, pValue: 1, method };
  const correction = continuityCorrection ? 0.5 : 0;
  const less = normalCdf((u - (n * m) / 2 + correction) / deviation);
  const greater = normalCdf(((n * m) / 2 - u + correction) / deviation);
  return { u, probability, pValue: pOf(alternative, less, greater), method };
}
