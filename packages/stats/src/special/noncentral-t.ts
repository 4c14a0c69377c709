import { invalidInput } from '@assay/base';
import { gaussLegendre } from './gauss-legendre.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf } from './normal.ts';

/** P(T ≤ t) for Student's t with non-centrality δ: Φ(t s − δ) averaged over s, df s² being chi-square; absolute error about 1e-10. df < 1 or a NaN: InvalidInput. */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  if (!(df >= 1) || Number.isNaN(t) || Number.isNaN(delta))
    throw invalidInput(
      '',
      `noncentral t: expected numbers and at least 1 degree of freedom, got ${t}, ${df}, ${delta}`,
    );
  if (df > 1e6) return normalCdf(t - delta);
  const half = df / 2;
  const logScale = Math.LN2 + half * Math.log(half) - logGamma(half);
  const spread = 9 / Math.sqrt(2 * df);
  const density = (s: number): number => Math.exp(logScale + (df - 1) * Math.log(s) - half * s * s);
  const low = Math.max(0, 1 - spread);
  return Math.min(
    1,
    gaussLegendre((s) => (s > 0 ? density(s) * normalCdf(t * s - delta) : 0), low, 1 + spread, 24),
  );
}
