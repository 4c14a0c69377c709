import { erfc, erfcx } from './erf.ts';
import { polynomial } from './polynomial.ts';

/** The standard normal distribution. NaN answers NaN; ±∞ answer their limits. */

export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / rootTwoPi;

export const normalLogDensity = (x: number): number => -0.5 * x * x - logRootTwoPi;

/** P(X ≤ x), with full relative accuracy in the lower tail. */
export function normalCdf(x: number): number {
  if (x >= -1) return 0.5 * erfc(-x * rootHalf);
  return x < -39 ? 0 : 0.5 * erfcx(-x * rootHalf) * expOfMinusHalfSquare(x);
}

/** P(X > x). */
export const normalSurvival = (x: number): number => normalCdf(-x);

/** ln P(X ≤ x), finite for every finite x. */
export function normalLogCdf(x: number): number {
  if (x > 0) return Math.log1p(-normalCdf(-x));
  if (x > -1) return Math.log(normalCdf(x));
  return x === -Infinity ? x : Math.log(0.5 * erfcx(-x * rootHalf)) - 0.5 * x * x;
}

/**
 * The x with P(X ≤ x) = p: M. J. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484; relative error about 1e-16.
 * 0 answers −∞, 1 answers ∞, anything outside [0, 1] NaN.
 */
export function normalQuantile(p: number): number {
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle;
    return (fromMiddle * polynomial(middleAbove, r)) / polynomial(middleBelow, r);
  }
  const tail = fromMiddle < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? fromMiddle * Infinity : NaN;
  const size = quantileOfTail(Math.sqrt(-Math.log(tail)));
  return fromMiddle < 0 ? -size : size;
}

/** The x with ln P(X ≤ x) = logP, also where P itself would be 0 or 1; 0 answers ∞, −∞ itself, above 0 NaN. */
export function normalQuantileOfLog(logP: number): number {
  if (!(logP <= 0)) return NaN;
  if (logP > -0.1) return -normalQuantile(-Math.expm1(logP));
  if (logP > -600) return normalQuantile(Math.exp(logP));
  if (logP === -Infinity) return logP;
  let x = -Math.sqrt(-2 * (logP + Math.log(Math.sqrt(-2 * logP) * rootTwoPi)));
  for (let i = 0; i < 4; i++) {
    const value = normalLogCdf(x);
    x -= (value - logP) / Math.exp(normalLogDensity(x) - value);
  }
  return x;
}

const rootHalf = Math.SQRT1_2;
const rootTwoPi = 2.5066282746310007;
const logRootTwoPi = 0.9189385332046728;

const expOfMinusHalfSquare = (x: number): number => {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (x - coarse) * (x + coarse));
};

/** r = √(−ln tail), tail < 0.075. */
function quantileOfTail(r: number): number {
  return r <= 5
    ? polynomial(nearAbove, r - 1.6) / polynomial(nearBelow, r - 1.6)
    : polynomial(farAbove, r - 5) / polynomial(farBelow, r - 5);
}

const middleAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const middleBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const nearAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const nearBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const farAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
