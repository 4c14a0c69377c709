import { invalidInput } from '@assay/base';
import { logGamma } from './log-gamma.ts';
import { normalCdf, normalDensity } from './normal.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/**
 * The studentized range: the range of `groups` normal values over an independent estimate of their deviation with `df` degrees of freedom (∞ allowed). By numerical integration of its
 * definition (H. L. Harter, Annals of Mathematical Statistics 31, 1960), to about 1e-10. Fewer than two groups, df < 1 or a NaN: InvalidInput.
 */
export function studentizedRangeSurvival(q: number, groups: number, df: number): number {
  if (!(groups >= 2 && df >= 1) || Number.isNaN(q))
    throw invalidInput(
      '',
      `studentized range: expected q, 2 groups and 1 degree of freedom at least, got ${q}, ${groups}, ${df}`,
    );
  if (q <= 0) return 1;
  if (q === Infinity) return 0;
  if (df > 25_000) return rangeSurvival(q, groups);
  // Over the deviation s: df s² is chi-square. Its density is narrow about 1 for many degrees of freedom.
  const half = df / 2;
  const logScale = Math.log(2) + half * Math.log(half) - logGamma(half);
  const density = (s: number): number => Math.exp(logScale + (df - 1) * Math.log(s) - half * s * s);
  const width = Math.min(1, 9 / Math.sqrt(2 * df));
  const low = Math.max(0, 1 - width);
  const high = 1 + Math.max(9 / Math.sqrt(2 * df), 0.5);
  const outside = gaussLegendre((s) => (s > 0 ? density(s) * rangeSurvival(q * s, groups) : 0), low, high, 12);
  return Math.min(1, Math.max(0, outside));
}

export const studentizedRangeCdf = (q: number, groups: number, df: number): number =>
  1 - studentizedRangeSurvival(q, groups, df);

/** The q with P(Q ≤ q) = p, 0 ≤ p < 1. */
export function studentizedRangeQuantile(p: number, groups: number, df: number): number {
  if (!(p >= 0 && p < 1)) throw invalidInput('p', `expected at least 0 and below 1, got ${p}`);
  let low = 0;
  let high = 4;
  while (studentizedRangeSurvival(high, groups, df) > 1 - p && high < 1e6) {
    low = high;
    high *= 2;
  }
  // Illinois' regula falsi: the bracket holds throughout.
  const error = (q: number): number => 1 - p - studentizedRangeSurvival(q, groups, df);
  let atLow = error(low);
  let atHigh = error(high);
  let wasLow: boolean | undefined;
  for (let i = 0; i < 100 && high - low > 1e-11 * high; i++) {
    const q = (low * atHigh - high * atLow) / (atHigh - atLow);
    const here = error(q);
    if (here === 0) return q;
    const isLow = here < 0;
    if (isLow) {
      low = q;
      atLow = here;
      if (wasLow === true) atHigh /= 2;
    } else {
      high = q;
      atHigh = here;
      if (wasLow === false) atLow /= 2;
    }
    wasLow = isLow;
    if (Math.abs(here) < 1e-12) return q;
  }
  return (low + high) / 2;
}

/** P(range of k standard normal values > q) = 1 − k ∫ φ(z) (Φ(z) − Φ(z − q))ᵏ⁻¹ dz. */
function rangeSurvival(q: number, k: number): number {
  const inside = gaussLegendre((z) => normalDensity(z) * (normalCdf(z) - normalCdf(z - q)) ** (k - 1), -8.3, 8.3, 4);
  return Math.max(0, 1 - k * inside);
}
