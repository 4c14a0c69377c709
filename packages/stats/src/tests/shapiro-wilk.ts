import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { sample } from '../descriptive/sample.ts';
import { normalQuantile, normalSurvival } from '../special/normal.ts';
import { polynomial } from '../special/polynomial.ts';

export interface ShapiroWilkResult {
  readonly w: number;
  readonly pValue: number;
}

/**
 * S. S. Shapiro and M. B. Wilk's test of normality with P. Royston's weights and p-values (algorithm AS R94, Applied Statistics 44, 1995), for 3 to 5,000 values. Values all
 * the same: InvalidInput, since they have no shape.
 */
export function shapiroWilk(x: ArrayLike<number>): ShapiroWilkResult {
  const sorted = sample(x, 'x', 3).sort();
  const n = sorted.length;
  if (n > 5000) throw invalidInput('x', `expected at most 5,000 values, got ${n}`);
  const range = (sorted[n - 1] as number) - (sorted[0] as number);
  if (!(range > 0)) throw invalidInput('x', 'all values are the same; their shape cannot be tested');
  const weights = weightsOf(n);
  const centre = meanOf(sorted);
  let along = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = ((sorted[i] as number) - centre) / range;
    along += (weights[i] as number) * value;
    squares += value * value;
  }
  const w = Math.min(1, (along * along) / squares);
  return { w, pValue: pValueOf(w, n) };
}

/** By Royston's polynomials in 1/√n for the two outermost, the others in proportion to the expected normal order statistics. */
function weightsOf(n: number): Float64Array {
  if (n === 3) return Float64Array.of(-Math.SQRT1_2, 0, Math.SQRT1_2);
  const expected = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const square = expected.reduce((sum, value) => sum + value * value, 0);
  const size = Math.sqrt(square);
  const u = 1 / Math.sqrt(n);
  const [last, beforeLast] = [expected[n - 1] as number, expected[n - 2] as number];
  const outer = polynomial([-2.706056, 4.434685, -2.07119, -0.147981, 0.221157, last / size], u);
  const weights = new Float64Array(n);
  const setEnds = (i: number, weight: number): void => {
    weights[i] = -weight;
    weights[n - 1 - i] = weight;
  };
  let first = 1;
  let scale = (square - 2 * last ** 2) / (1 - 2 * outer ** 2);
  setEnds(0, outer);
  if (n > 5) {
    const next = polynomial([-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, beforeLast / size], u);
    setEnds(1, next);
    first = 2;
    scale = (square - 2 * last ** 2 - 2 * beforeLast ** 2) / (1 - 2 * outer ** 2 - 2 * next ** 2);
  }
  for (let i = first; i < n - first; i++) weights[i] = (expected[i] as number) / Math.sqrt(scale);
  return weights;
}

function pValueOf(w: number, n: number): number {
  if (n === 3) {
    const least = Math.asin(Math.sqrt(0.75));
    return Math.min(1, Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(w)) - least)));
  }
  const rest = Math.log(1 - w);
  if (n <= 11) {
    const gamma = 0.459 * n - 2.273;
    if (rest >= gamma) return 0;
    const centre = polynomial([-0.0006714, 0.025054, -0.39978, 0.544], n);
    const deviation = Math.exp(polynomial([-0.0020322, 0.062767, -0.77857, 1.3822], n));
    return normalSurvival((-Math.log(gamma - rest) - centre) / deviation);
  }
  const size = Math.log(n);
  const centre = polynomial([0.0038915, -0.083751, -0.31082, -1.5861], size);
  const deviation = Math.exp(polynomial([0.0030302, -0.082676, -0.4803], size));
  return normalSurvival((rest - centre) / deviation);
}
