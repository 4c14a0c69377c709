import { invalidInput } from '@assay/base';
import { differences } from '../descriptive/sample.ts';
import { rank } from '../ranking/ranks.ts';
import { normalCdf } from '../special/normal.ts';
import { pOf } from './alternative.ts';
import type { Alternative, PMethod } from './alternative.ts';
import { signedSumDistribution, tailsAt } from './rank-sum-counts.ts';

export interface SignedRankOptions {
  readonly alternative?: Alternative;
  /**
   * What becomes of pairs without a difference: left out before ranking (`wilcox`, unless told otherwise), ranked and then left out (`pratt`: J. W. Pratt, JASA 54, 1959), or
   * ranked and given half to either side (`zsplit`, as in Demšar, JMLR 7, 2006).
   */
  readonly zeros?: 'wilcox' | 'pratt' | 'zsplit';
  /** Exact up to 50 differences (ties taken into account) unless told otherwise. */
  readonly method?: 'exact' | 'asymptotic';
  /** Of the normal approximation; on unless told otherwise. */
  readonly continuityCorrection?: boolean;
}

export interface SignedRankResult {
  /** The ranks of the positive differences, summed. */
  readonly positive: number;
  readonly negative: number;
  /** Differences other than 0. */
  readonly count: number;
  readonly pValue: number;
  readonly method: PMethod;
  /** Of the normal approximation, without the sign of a correction; undefined where the exact distribution was used. */
  readonly z: number | undefined;
}

/**
 * F. Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945): do the differences x − y lie about 0? The exact distribution is that of the signs given the ranks, so it
 * holds with ties too. No difference at all: p = 1. No pair, or different lengths: InvalidInput.
 */
export function wilcoxonSignedRank(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SignedRankOptions = {},
): SignedRankResult {
  const { alternative = 'two-sided', zeros = 'wilcox', continuityCorrection = true } = options;
  const all = differences(x, y);
  const nonZero = all.filter((difference) => difference !== 0);
  const ranked = zeros === 'wilcox' ? nonZero : all;
  const { ranks } = rank(ranked.map(Math.abs));
  let positive = 0;
  let negative = 0;
  const moving: number[] = [];
  const signed: number[] = [];
  let shared = 0;
  for (const [i, difference] of ranked.entries()) {
    const own = ranks[i] as number;
    if (difference > 0 || (difference === 0 && zeros === 'zsplit')) positive += difference > 0 ? own : own / 2;
    if (difference < 0 || (difference === 0 && zeros === 'zsplit')) negative += difference < 0 ? own : own / 2;
    if (difference !== 0 || zeros === 'zsplit') moving.push(own);
    if (difference !== 0) signed.push(own);
    else if (zeros === 'zsplit') shared += own / 2;
  }
  const count = nonZero.length;
  const method = options.method ?? (moving.length <= 50 ? 'exact' : 'asymptotic');
  if (count === 0) return { positive, negative, count, pValue: 1, method, z: undefined };
  if (method === 'exact') {
    if (moving.length > 1000)
      throw invalidInput('method', `the exact test goes up to 1,000 differences, not ${moving.length}`);
    // Another sign of no difference is no other sample: only the others have one.
    const tails = tailsAt(signedSumDistribution(signed.map((own) => 2 * own)), 2 * (positive - shared));
    return { positive, negative, count, pValue: pOf(alternative, tails.less, tails.greater), method, z: undefined };
  }
  const centre = moving.reduce((sum, own) => sum + own, 0) / 2;
  const deviation = Math.sqrt(moving.reduce((sum, own) => sum + own * own, 0) / 4);
  const correction = continuityCorrection ? 0.5 : 0;
  const less = normalCdf((positive - centre + correction) / deviation);
  const greater = normalCdf((centre - positive + correction) / deviation);
  return {
    positive,
    negative,
    count,
    pValue: pOf(alternative, less, greater),
    method,
    z: (positive - centre) / deviation,
  };
}
