import { invalidInput } from '@assay/base';
import { gammaPower, incompleteGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { solveRising } from './solve-rising.ts';

/** The gamma distribution with this shape > 0 and scale 1; below 0 there is nothing. */

export const gammaDensity = (x: number, shape: number): number => (x <= 0 ? 0 : gammaPower(shape, x) / x);

export const gammaCdf = (x: number, shape: number): number => incompleteGamma(shape, Math.max(0, x)).lower;

export const gammaSurvival = (x: number, shape: number): number => incompleteGamma(shape, Math.max(0, x)).upper;

/** The x with P(X ≤ x) = p, p within 0 and 1; 1 answers ∞. */
export const gammaQuantile = (p: number, shape: number): number => gammaQuantilePair(p, 1 - p, shape);

/** The same for a probability p whose complement q is known too. */
export function gammaQuantilePair(p: number, q: number, shape: number): number {
  if (!(p >= 0 && q >= 0 && p <= 1)) throw invalidInput('', `gammaQuantile: expected p within 0 and 1, got ${p}`);
  if (p === 0) return 0;
  if (q === 0) return Infinity;
  const isLower = p <= q;
  const start = isLower ? Math.min((Math.log(p) + logGamma(shape + 1)) / shape, Math.log(shape)) : Math.log(shape + 1);
  const u = solveRising(
    (at) => {
      const x = Math.exp(at);
      const { lower, upper } = incompleteGamma(shape, x);
      const part = isLower ? lower : upper;
      return { value: (isLower ? 1 : -1) * Math.log(part), slope: gammaPower(shape, x) / part };
    },
    isLower ? Math.log(p) : -Math.log(q),
    { low: -1e6, high: 710, start: Math.max(start, -700) },
  );
  return Math.exp(u);
}
