import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { pairedSamples } from '../descriptive/sample.ts';
import { rank } from '../ranking/ranks.ts';
import { normalQuantile } from '../special/normal.ts';
import { tSurvival } from '../special/student-t.ts';

export interface CorrelationResult {
  readonly estimate: number;
  /** Two-sided: that there is none. */
  readonly pValue: number;
  readonly low: number;
  readonly high: number;
}

/**
 * K. Pearson's correlation, its p-value by Student's t, its interval by R. A. Fisher's z (1915). ±1 has itself as interval; three pairs have [−1, 1]. Fewer than three pairs, different
 * lengths, or values all the same (there is no correlation then): InvalidInput.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): CorrelationResult {
  const [a, b] = pairedSamples(x, y, 3);
  return resultOf(correlationOf(a, b), a.length, 1, 3, confidence);
}

/** C. Spearman's correlation of ranks, its p-value by Student's t, its interval with the variance of D. G. Bonett and T. A. Wright (Psychometrika 65, 2000). Bad input: as `pearson`. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): CorrelationResult {
  const [a, b] = pairedSamples(x, y, 3);
  const estimate = correlationOf(rank(a).ranks, rank(b).ranks);
  return resultOf(estimate, a.length, 1 + estimate ** 2 / 2, 3, confidence);
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const [centreA, centreB] = [meanOf(a), meanOf(b)];
  for (const [values, path] of [
    [a, 'x'],
    [b, 'y'],
  ] as const)
    if (values.every((value) => value === values[0]))
      throw invalidInput(path, 'all values are the same; nothing correlates with them');
  // Divided by the widest first, so that squares neither overflow nor vanish.
  const [wideA, wideB] = [widest(a, centreA), widest(b, centreB)];
  let [across, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const u = ((a[i] as number) - centreA) / wideA;
    const v = ((b[i] as number) - centreB) / wideB;
    across += u * v;
    squaresA += u * u;
    squaresB += v * v;
  }
  return Math.max(-1, Math.min(1, across / Math.sqrt(squaresA * squaresB)));
}

const widest = (values: Float64Array, centre: number): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value - centre)), 0);

function resultOf(estimate: number, n: number, factor: number, less: number, confidence: number): CorrelationResult {
  const rest = (1 - estimate) * (1 + estimate);
  const t = rest > 0 ? Math.abs(estimate) * Math.sqrt((n - 2) / rest) : Infinity;
  return {
    estimate,
    pValue: Math.min(1, 2 * tSurvival(t, n - 2)),
    ...fisherInterval(estimate, factor / (n - less), confidence),
  };
}

/** The interval of a correlation whose artanh has this variance. */
export function fisherInterval(
  estimate: number,
  variance: number,
  confidence: number,
): { readonly low: number; readonly high: number } {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  if (Math.abs(estimate) === 1) return { low: estimate, high: estimate };
  if (!(variance > 0 && Number.isFinite(variance))) return { low: -1, high: 1 };
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance);
  return { low: Math.tanh(Math.atanh(estimate) - half), high: Math.tanh(Math.atanh(estimate) + half) };
}
