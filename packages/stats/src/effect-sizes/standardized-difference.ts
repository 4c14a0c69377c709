import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { pairedSamples, sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { normalQuantile } from '../special/normal.ts';
import type { EffectSize } from './effect-size.ts';

/**
 * J. Cohen's d = (mean x − mean y) / pooled deviation (1988), with the normal interval of L. V. Hedges and I. Olkin (1985). No spread: 0 for equal means, else ±∞, the interval being that
 * point. Fewer than two values: InvalidInput.
 */
export function cohensD(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): EffectSize {
  const [a, b] = [sample(x, 'x', 2), sample(y, 'y', 2)];
  const [n, m] = [a.length, b.length];
  const pooled = (varianceOf(a) * (n - 1) + varianceOf(b) * (m - 1)) / (n + m - 2);
  const estimate = ratio(meanOf(a) - meanOf(b), Math.sqrt(pooled));
  return around(estimate, (n + m) / (n * m) + estimate ** 2 / (2 * (n + m)), confidence);
}

/** Hedges' g: Cohen's d times 1 − 3/(4 df − 1), which takes off its bias (Journal of Educational Statistics 6, 1981). */
export function hedgesG(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): EffectSize {
  const { estimate, low, high } = cohensD(x, y, confidence);
  const factor = 1 - 3 / (4 * (x.length + y.length - 2) - 1);
  return { estimate: estimate * factor, low: low * factor, high: high * factor };
}

/** Cohen's d of pairs: mean difference / deviation of the differences. As `cohensD`; different lengths: InvalidInput. */
export function cohensDOfPairs(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): EffectSize {
  const [a, b] = pairedSamples(x, y, 2);
  const differences = a.map((value, i) => value - (b[i] as number));
  const estimate = ratio(meanOf(differences), Math.sqrt(varianceOf(differences)));
  return around(estimate, 1 / a.length + estimate ** 2 / (2 * a.length), confidence);
}

const ratio = (difference: number, deviation: number): number =>
  difference === 0 ? 0 : deviation > 0 ? difference / deviation : Math.sign(difference) * Infinity;

function around(estimate: number, variance: number, confidence: number): EffectSize {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  if (!Number.isFinite(estimate)) return { estimate, low: estimate, high: estimate };
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}
