import { invalidInput } from '@assay/base';
import { polynomial } from './polynomial.ts';

/**
 * ln Γ(x) for x > 0, relative error a few 1e-16 (absolute beside its zeros 1 and 2: 1e-17). Taylor's series about 2 (DLMF 5.7.3), reached by
 * recurrence, and Stirling's series (DLMF 5.11.1) from 10 on. Any other x, NaN too: InvalidInput.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw invalidInput('', `logGamma: expected a number above 0, got ${x}`);
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x);
  if (x < 0.5) return logGammaAboutTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaAboutTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let argument = x;
  while (argument > 2.5) {
    argument--;
    product *= argument;
  }
  return Math.log(product) + logGammaAboutTwo(argument - 2);
}

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const sum = a + b;
  if (Math.min(a, b) < 10) return logGamma(a) + logGammaDifference(b, a, sum);
  return (
    halfLogTwoPi +
    0.5 * Math.log(sum / a / b) +
    (a * Math.log(a / sum) + b * Math.log(b / sum)) +
    (stirlingSeries(a) + stirlingSeries(b) - stirlingSeries(sum))
  );
}

/** δ(x) = ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, x > 0: what Stirling's formula is wrong by. */
export const stirlingError = (x: number): number =>
  x >= 10 ? stirlingSeries(x) : logGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;

export const halfLogTwoPi = 0.9189385332046728;

/** ln Γ(b) − ln Γ(b + a), without loss where b is far above a. */
function logGammaDifference(b: number, a: number, sum: number): number {
  if (b < 10) return logGamma(b) - logGamma(sum);
  return a - (b - 0.5) * Math.log1p(a / b) - a * Math.log(sum) + stirlingSeries(b) - stirlingSeries(sum);
}

const stirlingSeries = (x: number): number => polynomial(stirlingTerms, 1 / (x * x)) / x;

/** ln Γ(2 + z), |z| ≤ ½. */
const logGammaAboutTwo = (z: number): number => z * (oneMinusEuler + z * polynomial(taylorTerms, z));

const oneMinusEuler = 0.42278433509846713;

/** B₂ₙ/(2n(2n − 1)), the highest n first. */
const stirlingTerms = [-3617 / 122400, 1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/** (−1)ᵏ(ζ(k) − 1)/k, from k = 30 down to 2. */
const taylorTerms = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10,
]
  .map((zetaLessOne, i) => (i % 2 === 0 ? zetaLessOne : -zetaLessOne) / (i + 2))
  .toReversed();
