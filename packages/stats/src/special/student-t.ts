import { invalidInput } from '@assay/base';
import { betaQuantilePair } from './beta.ts';
import { betaPower, incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

/** Student's t distribution with `df` > 0 degrees of freedom; ∞ is the normal distribution. A NaN or a df ≤ 0: InvalidInput. */

export function tDensity(t: number, df: number): number {
  if (df === Infinity) return normalDensity(t);
  const [x, y] = sharesOf(t, df);
  if (y === 0) return Math.abs(t) === Infinity ? 0 : Math.exp(-logBeta(df / 2, 0.5)) / Math.sqrt(df);
  return betaPower(x, y, df / 2, 0.5) / Math.abs(t);
}

/** P(T ≤ t). */
export function tCdf(t: number, df: number): number {
  if (df === Infinity) return normalCdf(t);
  const tail = tTail(t, df);
  return t > 0 ? 1 - tail : tail;
}

/** P(T > t). */
export const tSurvival = (t: number, df: number): number => tCdf(-t, df);

/** The t with P(T ≤ t) = p, p within 0 and 1; these answer ∓∞, and so does what is beyond 1e150. */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw invalidInput('', `tQuantile: expected p within 0 and 1, got ${p}`);
  if (df === Infinity) return normalQuantile(p);
  const tail = Math.min(p, 1 - p);
  const { x, y } = betaQuantilePair(2 * tail, 1 - 2 * tail, df / 2, 0.5);
  const size = Math.sqrt(df * y) / Math.sqrt(x);
  return p < 0.5 ? -size : size;
}

/** Half of I of df/(df + t²) = P(T > |t|). */
function tTail(t: number, df: number): number {
  const [x, y] = sharesOf(t, df);
  return incompleteBeta(x, df / 2, 0.5, y).lower / 2;
}

function sharesOf(t: number, df: number): readonly [number, number] {
  if (!(df > 0) || Number.isNaN(t)) throw invalidInput('', `Student's t: expected t and df > 0, got ${t} and ${df}`);
  const square = t * t;
  return square === Infinity ? [0, 1] : [df / (df + square), square / (df + square)];
}
