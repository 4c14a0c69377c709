import { invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import { normalQuantile } from '../special/normal.ts';
import { dominanceOfEach } from './dominance.ts';
import type { EffectSize } from './effect-size.ts';

/**
 * N. Cliff's δ = P(x > y) − P(x < y), with his interval from the consistent variance, asymmetric near ±1 (D. Feng and N. Cliff, Journal of Modern Applied Statistical Methods 3, 2004); where the samples do not overlap, that of
 * n successes in n. Samples of one value have the interval [−1, 1]. An empty sample: InvalidInput.
 */
export function cliffsDelta(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): EffectSize {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const [a, b] = [sample(x, 'x').sort(), sample(y, 'y').sort()];
  const [n, m] = [a.length, b.length];
  const [ofX, ofY] = [dominanceOfEach(a, b), dominanceOfEach(b, a)];
  const estimate = ofX.reduce((sum, own) => sum + own, 0) / (n * m);
  if (n < 2 || m < 2) return { estimate, low: -1, high: 1 };
  const z = normalQuantile(0.5 + confidence / 2);
  const least = Math.min(n, m);
  if (Math.abs(estimate) === 1) {
    const edge = Math.max(-1, (least - z * z) / (least + z * z));
    return estimate > 0 ? { estimate, low: edge, high: 1 } : { estimate, low: -1, high: -edge };
  }
  const byX = ofX.reduce((sum, own) => sum + (own / m - estimate) ** 2, 0);
  const byY = ofY.reduce((sum, own) => sum + (own / n + estimate) ** 2, 0);
  // Of the sign of each pair, whose mean is the estimate: the squares of all that are not equal, less the mean's.
  const byPair = n * m - equalPairs(a, b) - n * m * estimate ** 2;
  const unbiased = (m * m * byX + n * n * byY - byPair) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - estimate ** 2) / (n * m - 1));
  const spread = z * Math.sqrt(variance) * Math.sqrt((1 - estimate ** 2) ** 2 + z * z * variance);
  const below = 1 - estimate ** 2 + z * z * variance;
  const centre = estimate - estimate ** 3;
  return {
    estimate,
    low: Math.max(-1, (centre - spread) / below),
    high: Math.min(1, (centre + spread) / below),
  };
}

/** A. Vargha and H. D. Delaney's A₁₂ = P(x > y) + ½ P(x = y) (2000): Cliff's δ between 0 and 1. */
export function varghaDelaneyA12(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): EffectSize {
  const { estimate, low, high } = cliffsDelta(x, y, confidence);
  return { estimate: (estimate + 1) / 2, low: (low + 1) / 2, high: (high + 1) / 2 };
}

/** Of rising values. */
function equalPairs(a: Float64Array, b: Float64Array): number {
  let count = 0;
  let [below, notAbove] = [0, 0];
  for (const value of a) {
    while (below < b.length && (b[below] as number) < value) below++;
    while (notAbove < b.length && (b[notAbove] as number) <= value) notAbove++;
    count += notAbove - below;
  }
  return count;
}
