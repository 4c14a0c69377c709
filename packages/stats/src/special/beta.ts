import { invalidInput } from '@assay/base';
import { betaPower, incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import { solveRising } from './solve-rising.ts';

/** The beta distribution on [0, 1] with shapes a, b > 0. Outside these domains: InvalidInput. */

export const betaDensity = (x: number, a: number, b: number): number =>
  x <= 0 || x >= 1 ? 0 : betaPower(x, 1 - x, a, b) / (x * (1 - x));

export const betaCdf = (x: number, a: number, b: number): number => incompleteBeta(x, a, b).lower;

export const betaSurvival = (x: number, a: number, b: number): number => incompleteBeta(x, a, b).upper;

/** The x with P(X ≤ x) = p, p within 0 and 1. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantilePair(p, 1 - p, a, b).x;

/** The same for a probability whose complement q is known too; answers 1 − x beside x, both with full relative accuracy. */
export function betaQuantilePair(
  p: number,
  q: number,
  a: number,
  b: number,
): { readonly x: number; readonly y: number } {
  if (!(p >= 0 && q >= 0 && p <= 1)) throw invalidInput('', `betaQuantile: expected p within 0 and 1, got ${p}`);
  if (p === 0) return { x: 0, y: 1 };
  if (q === 0) return { x: 1, y: 0 };
  if (p > q) {
    const mirrored = betaQuantilePair(q, p, b, a);
    return { x: mirrored.y, y: mirrored.x };
  }
  const start = Math.min((Math.log(p) + Math.log(a) + logBeta(a, b)) / a, Math.log(a / (a + b)));
  const u = solveRising(
    (at) => {
      const x = Math.exp(at);
      const y = -Math.expm1(at);
      const { lower } = incompleteBeta(x, a, b, y);
      return { value: Math.log(lower), slope: betaPower(x, y, a, b) / (y * lower) };
    },
    Math.log(p),
    { low: -1e6, high: 0, start: Math.max(start, -700) },
  );
  return { x: Math.exp(u), y: -Math.expm1(u) };
}
