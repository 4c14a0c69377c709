import { Cholesky } from '../../numeric/cholesky.ts';
import { kernelParameters as at, squaredDifference } from './kernel.ts';
import { jitter } from './log-posterior.ts';
import type { TrainingSet } from './training-set.ts';

export interface Prediction {
  mean: number;
  variance: number;
}

/**
 * A Gaussian process after its training set: mean and variance of the loss without its noise at any point, and their gradients. Rasmussen and
 * Williams 2006, algorithm 2.1. A prediction costs n²/2 multiplications and n (1 + d) exponentials, with gradients twice as much.
 *
 * `believe` tells it the very loss that it expects at a point, for trials that still run: the mean stays, the variance about the point goes
 * (the "kriging believer" of Ginsbourger, Le Riche and Carraro 2010).
 */
export class Posterior {
  readonly #set: TrainingSet;
  readonly #theta: Float64Array;
  readonly #chol: Cholesky;
  readonly #alpha: Float64Array;
  readonly #columns: Float64Array[];
  readonly #weights: Float64Array;
  readonly #sumWeights: Float64Array;
  readonly #noise: number;
  #count: number;
  readonly #similarity: Float64Array;
  readonly #distance: Float64Array;
  readonly #solved: Float64Array;
  readonly #dimensionSlopes: Float64Array[];

  /**
   * `mostPending`: how many points `believe` may be given. `before`: one that is not used any more; where it has the same parameters, the rows of its factor are taken over
   * as far as its points are the same, which changes nothing but time.
   */
  constructor(set: TrainingSet, theta: Float64Array, mostPending = 0, before?: Posterior) {
    const { count, dimensions: d } = set;
    const capacity = count + mostPending;
    this.#set = set;
    this.#theta = theta;
    this.#count = count;
    this.#columns = set.columns.map((column) => {
      const copy = new Float64Array(capacity);
      copy.set(column.subarray(0, count));
      return copy;
    });
    this.#weights = theta.slice(at.productWeights, at.productWeights + d).map(Math.exp);
    this.#sumWeights = theta.slice(at.sumWeights(d), at.sumWeights(d) + d).map(Math.exp);
    this.#noise = Math.exp(theta[at.noise] as number);
    this.#similarity = new Float64Array(capacity + 1);
    this.#distance = new Float64Array(capacity);
    this.#solved = new Float64Array(capacity);
    this.#dimensionSlopes = set.columns.map(() => new Float64Array(capacity));
    this.#chol = before === undefined ? new Cholesky(capacity) : before.#chol;
    const kept = before === undefined ? 0 : this.#commonRows(before);
    this.#chol.truncate(kept);
    for (let i = kept; i < count; i++) this.#appendRow(i);
    this.#alpha = Float64Array.from(set.targets.subarray(0, count));
    this.#chol.solveLower(this.#alpha);
    this.#chol.solveUpper(this.#alpha);
  }

  #commonRows(before: Posterior): number {
    if (!this.#theta.every((value, k) => value === before.#theta[k])) return 0;
    const most = Math.min(this.#count, before.#alpha.length);
    const isSame = (i: number): boolean =>
      this.#columns.every((column, j) => Object.is(column[i], before.#columns[j]?.[i]));
    let rows = 0;
    while (rows < most && isSame(rows)) rows++;
    return rows;
  }

  /** The prior's variance: what is left far from all points. */
  get priorVariance(): number {
    return Math.exp(this.#theta[at.product] as number) + Math.exp(this.#theta[at.sum] as number);
  }

  /** The mean at training point i: what was seen there, less the noise. */
  meanAt(i: number): number {
    return (this.#set.targets[i] as number) - (this.#noise + jitter) * (this.#alpha[i] as number);
  }

  /** Makes a point known whose loss is not; answers what is expected there. */
  believe(point: Float64Array): number {
    const expected = { mean: 0, variance: 0 };
    this.predict(point, expected);
    const i = this.#count;
    for (let j = 0; j < point.length; j++) (this.#columns[j] as Float64Array)[i] = point[j] as number;
    this.#count++;
    this.#appendRow(i);
    return expected.mean;
  }

  predict(point: Float64Array, into: Prediction): void {
    this.#compare(point, this.#count, false);
    const k = this.#similarity;
    into.mean = this.#meanOf(k);
    into.variance = this.#varianceOf(this.#solvedLower(k));
  }

  /** Gradients by the point's coordinates; those of categories and of inactive dimensions are 0. */
  predictWithGradient(
    point: Float64Array,
    into: Prediction,
    meanGradient: Float64Array,
    varianceGradient: Float64Array,
  ): void {
    const n = this.#count;
    this.#compare(point, n, true);
    const k = this.#similarity;
    into.mean = this.#meanOf(k);
    const solved = this.#solvedLower(k);
    into.variance = this.#varianceOf(solved);
    this.#chol.solveUpper(solved);
    const told = this.#alpha.length;
    for (let j = 0; j < point.length; j++) {
      const slopes = this.#dimensionSlopes[j] as Float64Array;
      let mean = 0;
      let variance = 0;
      for (let i = 0; i < told; i++) mean += (this.#alpha[i] as number) * (slopes[i] as number);
      for (let i = 0; i < n; i++) variance += (solved[i] as number) * (slopes[i] as number);
      meanGradient[j] = mean;
      varianceGradient[j] = -2 * variance;
    }
  }

  /** L⁻¹ k, in a buffer that the next call uses again. */
  #solvedLower(k: Float64Array): Float64Array {
    const solved = this.#solved;
    for (let i = 0; i < this.#count; i++) solved[i] = k[i] as number;
    this.#chol.solveLower(solved);
    return solved;
  }

  #meanOf(k: Float64Array): number {
    let mean = 0;
    for (let i = 0; i < this.#alpha.length; i++) mean += (k[i] as number) * (this.#alpha[i] as number);
    return mean;
  }

  #varianceOf(solved: Float64Array): number {
    let known = 0;
    for (let i = 0; i < this.#count; i++) known += (solved[i] as number) * (solved[i] as number);
    return Math.max(this.priorVariance - known, 1e-12);
  }

  #appendRow(i: number): void {
    const point = Float64Array.from(this.#columns, (column) => column[i] as number);
    this.#compare(point, i, false);
    const diagonal = this.priorVariance + this.#noise + jitter;
    this.#similarity[i] = diagonal;
    for (let extra = 1e-8; !this.#chol.append(this.#similarity); extra *= 10) this.#similarity[i] = diagonal + extra;
  }

  /** Similarities of the point to the first n, and where asked their slopes in each of the point's coordinates. */
  #compare(point: Float64Array, n: number, withSlopes: boolean): void {
    const d = point.length;
    const distance = this.#distance;
    const similarity = this.#similarity;
    const productVariance = Math.exp(this.#theta[at.product] as number);
    const sumVariance = Math.exp(this.#theta[at.sum] as number) / d;
    distance.fill(0, 0, n);
    similarity.fill(0, 0, n);
    for (let j = 0; j < d; j++) {
      const categorical = this.#set.isCategorical[j] === true;
      const x = point[j] as number;
      const column = this.#columns[j] as Float64Array;
      const slopes = this.#dimensionSlopes[j] as Float64Array;
      const weight = this.#weights[j] as number;
      const sumWeight = this.#sumWeights[j] as number;
      for (let i = 0; i < n; i++) {
        const q = squaredDifference(categorical, x, column[i] as number);
        distance[i] = (distance[i] as number) + weight * q;
        const a = Math.sqrt(5 * sumWeight * q);
        const e = sumVariance * Math.exp(-a);
        similarity[i] = (similarity[i] as number) + (1 + a + (a * a) / 3) * e;
        if (withSlopes) slopes[i] = (-5 / 6) * (1 + a) * e * sumWeight;
      }
    }
    for (let i = 0; i < n; i++) {
      const a = Math.sqrt(5 * (distance[i] as number));
      const e = productVariance * Math.exp(-a);
      similarity[i] = (similarity[i] as number) + (1 + a + (a * a) / 3) * e;
      distance[i] = (-5 / 6) * (1 + a) * e;
    }
    if (!withSlopes) return;
    for (let j = 0; j < d; j++) {
      const x = point[j] as number;
      const column = this.#columns[j] as Float64Array;
      const slopes = this.#dimensionSlopes[j] as Float64Array;
      const weight = this.#weights[j] as number;
      const isFixed = this.#set.isCategorical[j] === true || Number.isNaN(x);
      for (let i = 0; i < n; i++) {
        const other = column[i] as number;
        const difference = isFixed ? 0 : 2 * (x - (Number.isNaN(other) ? 0.5 : other));
        slopes[i] = ((slopes[i] as number) + weight * (distance[i] as number)) * difference;
      }
    }
  }
}
