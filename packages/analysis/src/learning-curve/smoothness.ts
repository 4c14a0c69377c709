import { variance } from '@assay/stats/descriptive';

/**
 * The share of a curve's variance that is not noise from point to point, 1 − noise² / variance, within 0 (nothing but noise) and 1
 * (smooth): what the ratio of J. von Neumann, Annals of Mathematical Statistics 12 (1941), doi:10.1214/aoms/1177731677, tells, out of a
 * noise that jumps do not change. Null where all values are equal, or where there are below three. Finite values; no unit.
 */
export function smoothness(values: Float64Array, noise: number | null): number | null {
  if (noise === null || values.length < 3) return null;
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  if (scale === 0) return null;
  const spread = variance(values.map((value) => value / scale));
  // As much as rounding makes of equal values.
  if (!(spread > 1e-30)) return null;
  return Math.max(0, 1 - (noise / scale) ** 2 / spread);
}
