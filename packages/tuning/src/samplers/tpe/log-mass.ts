import { normalCdf, normalLogCdf } from '@assay/stats';

/** ln(Φ(b) - Φ(a)) for a < b, with full relative accuracy in the tails. */
export function logMass(a: number, b: number): number {
  if (a > 0) return logMass(-b, -a);
  if (b > 0) return Math.log1p(-normalCdf(a) - normalCdf(-b));
  const upper = normalLogCdf(b);
  return upper + Math.log1p(-Math.exp(normalLogCdf(a) - upper));
}

/**
 * ln(Φ(z + h/2) - Φ(z - h/2)) for 0 < h: for narrow intervals the density at z times h and the next term of its series, otherwise by
 * `logMass`.
 */
export function logMassAround(z: number, h: number): number {
  const narrow = h * h;
  if (narrow > 2.5e-3 || narrow * z * z > 1e-2) return logMass(z - h / 2, z + h / 2);
  const square = z * z;
  const second = ((square - 1) * narrow) / 24;
  const fourth = (((square - 6) * square + 3) * narrow * narrow) / 1920;
  return -square / 2 - logRootTwoPi + Math.log(h) + Math.log1p(second + fourth);
}

export const logRootTwoPi = 0.9189385332046727;
