import { invalidInput } from '@assay/base';
import { deviance } from './deviance.ts';
import type { Tails } from './incomplete-beta.ts';
import { stirlingError } from './log-gamma.ts';

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) for a > 0, x ≥ 0 (∞ allowed). Series DLMF 8.11.4 below a + 1, continued
 * fraction DLMF 8.9.2 above; relative error about 1e-14. Anything else: InvalidInput.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0)) throw invalidInput('', `incompleteGamma: expected a above 0, got ${a}`);
  if (!(x >= 0)) throw invalidInput('', `incompleteGamma: expected x of at least 0, got ${x}`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; k < 1_000_000 && term > 1e-17 * sum; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, gammaPower(a, x) * sum);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, gammaPower(a, x) * gammaFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** xᵃ e⁻ˣ / Γ(a). */
export const gammaPower = (a: number, x: number): number =>
  Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1_000_000; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 3e-16) break;
  }
  return fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
