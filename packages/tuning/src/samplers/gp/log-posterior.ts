import { Cholesky, packedLength } from '../../numeric/cholesky.ts';
import { kernelParameters as at } from './kernel.ts';
import type { TrainingSet } from './training-set.ts';
import { pairDifferences } from './training-set.ts';

/** A normal distribution of a kernel parameter (all are logarithms), and the bounds that it is held in. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

/** Priors in the order of the kernel's parameters. Targets are of the size of 1, ranges are 1. */
export function kernelPriors(dimensions: number, noise: Prior): Prior[] {
  // A length of some half a range, longer where there are many dimensions (Hvarfner, Hellsten and Nardi 2024, arXiv 2402.02229).
  const length = Math.log(0.6) + 0.5 * Math.log(Math.max(1, dimensions / 2));
  return [
    { mean: 0, sd: 1.5, low: -7, high: 5 },
    { mean: 0, sd: 2, low: -7, high: 5 },
    noise,
    ...Array.from({ length: dimensions }, () => ({ mean: -2 * length, sd: 2, low: -9, high: 9 })),
    ...Array.from({ length: dimensions }, () => ({ mean: -2 * Math.log(0.25), sd: 3, low: -9, high: 10 })),
  ];
}

/**
 * The negative logarithm of (marginal likelihood × priors) of a training set, up to a constant, as a function of the kernel's
 * parameters; with its gradient. Rasmussen and Williams 2006, equations 2.30 and 5.9. One call costs about n³/2 multiplications and (1 + d) n²/2
 * exponentials; buffers are kept between calls.
 */
export function negativeLogPosterior(
  set: TrainingSet,
  priors: readonly Prior[],
): (theta: Float64Array, gradient: Float64Array) => number {
  const { count: n, dimensions: d, targets } = set;
  const differences = pairDifferences(set);
  const length = packedLength(n);
  const matrix = new Float64Array(length);
  const productPart = new Float64Array(length);
  const productSlope = new Float64Array(length);
  const sumParts = differences.map(() => new Float64Array(length));
  const sumSlopes = differences.map(() => new Float64Array(length));
  const chol = new Cholesky(n);

  return (theta, gradient) => {
    const productVariance = Math.exp(theta[at.product] as number);
    const sumVariance = Math.exp(theta[at.sum] as number) / d;
    const noise = Math.exp(theta[at.noise] as number);
    productSlope.fill(0);
    matrix.fill(0);
    for (let j = 0; j < d; j++) {
      const weight = Math.exp(theta[at.productWeights + j] as number);
      const of = differences[j] as Float64Array;
      for (let p = 0; p < length; p++) productSlope[p] = (productSlope[p] as number) + weight * (of[p] as number);
      const sumWeight = Math.exp(theta[at.sumWeights(d) + j] as number);
      maternAndSlope(of, sumWeight, sumVariance, sumParts[j] as Float64Array, sumSlopes[j] as Float64Array);
      const part = sumParts[j] as Float64Array;
      for (let p = 0; p < length; p++) matrix[p] = (matrix[p] as number) + (part[p] as number);
    }
    maternAndSlope(productSlope, 1, productVariance, productPart, productSlope);
    for (let p = 0; p < length; p++) matrix[p] = (matrix[p] as number) + (productPart[p] as number);

    chol.truncate(0);
    for (let i = 0; i < n; i++) {
      const diagonal = packedLength(i) + i;
      matrix[diagonal] = (matrix[diagonal] as number) + noise + jitter;
      if (!chol.append(matrix, packedLength(i))) return Infinity;
    }
    const alpha = Float64Array.from(targets);
    chol.solveLower(alpha);
    let fit = 0;
    for (let i = 0; i < n; i++) fit += (alpha[i] as number) ** 2;
    let value = 0.5 * fit + 0.5 * chol.logDeterminant();
    chol.solveUpper(alpha);

    // d(-log likelihood)/dK, each pair once: the diagonal counts half.
    const pull = chol.inverse();
    for (let i = 0; i < n; i++) {
      const row = packedLength(i);
      for (let k = 0; k <= i; k++) {
        pull[row + k] = (pull[row + k] as number) - (alpha[i] as number) * (alpha[k] as number);
      }
      pull[row + i] = 0.5 * (pull[row + i] as number);
    }
    gradient.fill(0);
    gradient[at.product] = dot(pull, productPart);
    for (let i = 0; i < n; i++)
      gradient[at.noise] = (gradient[at.noise] as number) + noise * (pull[packedLength(i) + i] as number);
    for (let p = 0; p < length; p++) productSlope[p] = (productSlope[p] as number) * (pull[p] as number);
    for (let j = 0; j < d; j++) {
      const of = differences[j] as Float64Array;
      gradient[at.productWeights + j] = Math.exp(theta[at.productWeights + j] as number) * dot(productSlope, of);
      gradient[at.sum] = (gradient[at.sum] as number) + dot(pull, sumParts[j] as Float64Array);
      const slope = sumSlopes[j] as Float64Array;
      let sum = 0;
      for (let p = 0; p < length; p++) sum += (pull[p] as number) * (slope[p] as number) * (of[p] as number);
      gradient[at.sumWeights(d) + j] = Math.exp(theta[at.sumWeights(d) + j] as number) * sum;
    }
    priors.forEach((prior, k) => {
      const z = ((theta[k] as number) - prior.mean) / prior.sd;
      value += 0.5 * z * z;
      gradient[k] = (gradient[k] as number) + z / prior.sd;
    });
    return value;
  };
}

/** Keeps a matrix of nearly equal points positive. */
export const jitter = 1e-9;

/** variance × Matérn 5/2 of weight × q, and its slope in q × weight. */
function maternAndSlope(
  q: Float64Array,
  weight: number,
  variance: number,
  values: Float64Array,
  slopes: Float64Array,
): void {
  for (let p = 0; p < q.length; p++) {
    const a = Math.sqrt(5 * weight * (q[p] as number));
    const e = variance * Math.exp(-a);
    values[p] = (1 + a + (a * a) / 3) * e;
    slopes[p] = (-5 / 6) * (1 + a) * e;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
