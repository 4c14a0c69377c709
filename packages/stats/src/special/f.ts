import { invalidInput } from '@assay/base';
import { betaQuantilePair } from './beta.ts';
import { betaPower, incompleteBeta } from './incomplete-beta.ts';
import type { Tails } from './incomplete-beta.ts';

/** Fisher's F distribution with d1, d2 > 0 degrees of freedom. A NaN or a count ≤ 0: InvalidInput. Below 0 there is nothing. */

export function fDensity(f: number, d1: number, d2: number): number {
  if (f <= 0) return 0;
  const [x, y] = sharesOf(f, d1, d2);
  return betaPower(x, y, d1 / 2, d2 / 2) / f;
}

export const fCdf = (f: number, d1: number, d2: number): number => tailsOf(f, d1, d2).lower;

/** P(F > f). */
export const fSurvival = (f: number, d1: number, d2: number): number => tailsOf(f, d1, d2).upper;

/** The f with P(F ≤ f) = p, p within 0 and 1; 1 answers ∞. */
export function fQuantile(p: number, d1: number, d2: number): number {
  const { x, y } = betaQuantilePair(p, 1 - p, d1 / 2, d2 / 2);
  return (d2 * x) / (d1 * y);
}

function tailsOf(f: number, d1: number, d2: number): Tails {
  const [x, y] = sharesOf(f, d1, d2);
  return incompleteBeta(x, d1 / 2, d2 / 2, y);
}

function sharesOf(f: number, d1: number, d2: number): readonly [number, number] {
  if (Number.isNaN(f)) throw invalidInput('', 'F distribution: expected a number, got NaN');
  if (f <= 0) return [0, 1];
  if (f === Infinity) return [1, 0];
  const sum = d1 * f + d2;
  return [(d1 * f) / sum, d2 / sum];
}
