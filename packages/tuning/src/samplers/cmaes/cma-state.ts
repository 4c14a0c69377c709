import type { RandomStream } from '@assay/base';
import { symmetricEigen } from '../../numeric/symmetric-eigen.ts';
import type { CmaConstants } from './cma-constants.ts';

/** A point of a generation that was told, and its loss. */
export interface Evaluated {
  readonly x: Float64Array;
  readonly loss: number;
}

export interface CmaStart {
  readonly mean: Float64Array;
  readonly sigma: number;
  /** n × n; the identity when not given. */
  readonly covariance?: Float64Array;
}

/**
 * A search distribution in the unit cube, N(mean, sigma² C), between two generations of CMA-ES. Immutable: `next` answers
 * the one after a generation.
 */
export class CmaState {
  readonly constants: CmaConstants;
  readonly generation: number;
  readonly mean: Float64Array;
  readonly sigma: number;
  readonly #start: CmaStart;
  readonly #c: Float64Array;
  readonly #pathC: Float64Array;
  readonly #pathSigma: Float64Array;
  /** The best loss of each generation. */
  readonly #bests: readonly number[];
  /** C's eigenvectors (row-major) and the roots of its eigenvalues. */
  readonly #basis: Float64Array;
  readonly #scales: Float64Array;
  /** The least loss difference within the last generation. */
  readonly #spread: number;

  private constructor(constants: CmaConstants, start: CmaStart, parts: Parts) {
    this.constants = constants;
    this.#start = start;
    this.generation = parts.bests.length;
    this.mean = parts.mean;
    this.sigma = parts.sigma;
    this.#c = parts.c;
    this.#pathC = parts.pathC;
    this.#pathSigma = parts.pathSigma;
    this.#bests = parts.bests;
    this.#spread = parts.spread;
    const { values, vectors } = symmetricEigen(parts.c, constants.dimensions);
    this.#basis = vectors;
    this.#scales = values.map((value) => Math.sqrt(Math.max(value, 1e-20)));
  }

  static begin(constants: CmaConstants, start: CmaStart): CmaState {
    const n = constants.dimensions;
    const identity = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
    return new CmaState(constants, start, {
      mean: start.mean,
      sigma: start.sigma,
      c: start.covariance ?? identity,
      pathC: new Float64Array(n),
      pathSigma: new Float64Array(n),
      bests: [],
      spread: Infinity,
    });
  }

  /**
   * A point of the distribution: drawn again while it is outside the cube, up to 10 n times, then moved to its edge. `least` is the least
   * standard deviation a dimension: half a step of a stepped one, so that it never comes to rest on one value.
   */
  sample(random: RandomStream, least: Float64Array): Float64Array {
    const n = this.constants.dimensions;
    let x = this.#draw(random, least);
    for (let again = 0; again < 10 * n && x.some((value) => value < 0 || value > 1); again++) {
      x = this.#draw(random, least);
    }
    return x.map((value) => Math.min(Math.max(value, 0), 1));
  }

  /** The state after a generation: as many points as the population, in any order. */
  next(points: readonly Evaluated[]): CmaState {
    const { dimensions: n, weights, mueff, c1, cmu, csigma, dsigma, cc, chiN } = this.constants;
    const ranked = points.toSorted((a, b) => a.loss - b.loss);
    const steps = ranked.map(({ x }) => x.map((value, j) => (value - (this.mean[j] as number)) / this.sigma));
    const step = new Float64Array(n);
    steps.forEach((y, i) => addScaled(step, y, Math.max(0, weights[i] ?? 0)));
    const mean = this.mean.map((value, j) => Math.min(Math.max(value + this.sigma * (step[j] as number), 0), 1));

    const pathSigma = this.#pathSigma.map((value) => (1 - csigma) * value);
    addScaled(pathSigma, this.#whitened(step), Math.sqrt(csigma * (2 - csigma) * mueff));
    const length = Math.sqrt(squaredLength(pathSigma));
    const sigma = this.sigma * Math.exp(Math.min(1, (csigma / dsigma) * (length / chiN - 1)));

    const settled = Math.sqrt(1 - (1 - csigma) ** (2 * (this.generation + 1)));
    const moves = length / settled < (1.4 + 2 / (n + 1)) * chiN ? 1 : 0;
    const pathC = this.#pathC.map((value) => (1 - cc) * value);
    addScaled(pathC, step, moves * Math.sqrt(cc * (2 - cc) * mueff));

    const kept = 1 + c1 * (1 - moves) * cc * (2 - cc) - c1 - cmu * weights.reduce((sum, weight) => sum + weight, 0);
    const c = this.#c.map((value) => kept * value);
    addOuter(c, pathC, c1);
    steps.forEach((y, i) => {
      const weight = weights[i] ?? 0;
      const scale = weight >= 0 ? 1 : n / (squaredLength(this.#whitened(y)) || 1);
      addOuter(c, y, cmu * weight * scale);
    });
    const [best, worst] = [ranked[0]?.loss ?? Infinity, ranked.at(-1)?.loss ?? Infinity];
    const bests = [...this.#bests, best];
    return new CmaState(this.constants, this.#start, { mean, sigma, c, pathC, pathSigma, bests, spread: worst - best });
  }

  /** Whether nothing more is to be found from here: it has come to rest, gone astray, or lost its numbers (section B.3). */
  get isOver(): boolean {
    const { dimensions: n, population } = this.constants;
    const scale = this.sigma / this.#start.sigma;
    const greatest = Math.max(...this.#scales);
    if (!Number.isFinite(this.sigma) || !this.mean.every(Number.isFinite)) return true;
    if (greatest / Math.min(...this.#scales) > 1e7 || scale * greatest > 1e4) return true;
    const rest = 1e-12 * this.#start.sigma;
    if (this.#scales.every((d) => this.sigma * d < rest) && this.#pathC.every((p) => this.sigma * Math.abs(p) < rest))
      return true;
    const span = 10 + Math.ceil((30 * n) / population);
    const recent = this.#bests.slice(-span);
    return recent.length === span && this.#spread < 1e-12 && Math.max(...recent) - Math.min(...recent) < 1e-12;
  }

  #draw(random: RandomStream, least: Float64Array): Float64Array {
    const n = this.constants.dimensions;
    const x = Float64Array.from(this.mean);
    for (let k = 0; k < n; k++) {
      const length = this.sigma * (this.#scales[k] as number) * random.normal();
      for (let j = 0; j < n; j++) x[j] = (x[j] as number) + length * (this.#basis[j * n + k] as number);
    }
    for (let j = 0; j < n; j++) {
      const missing = (least[j] as number) ** 2 - this.sigma ** 2 * (this.#c[j * n + j] as number);
      if (missing > 0) x[j] = (x[j] as number) + Math.sqrt(missing) * random.normal();
    }
    return x;
  }

  /** C^(-1/2) y. */
  #whitened(y: Float64Array): Float64Array {
    const n = this.constants.dimensions;
    const result = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      let along = 0;
      for (let j = 0; j < n; j++) along += (this.#basis[j * n + k] as number) * (y[j] as number);
      along /= this.#scales[k] as number;
      for (let j = 0; j < n; j++) result[j] = (result[j] as number) + along * (this.#basis[j * n + k] as number);
    }
    return result;
  }
}

interface Parts {
  readonly mean: Float64Array;
  readonly sigma: number;
  readonly c: Float64Array;
  readonly pathC: Float64Array;
  readonly pathSigma: Float64Array;
  readonly bests: readonly number[];
  readonly spread: number;
}

const squaredLength = (y: Float64Array): number => y.reduce((sum, value) => sum + value * value, 0);

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}

function addOuter(matrix: Float64Array, y: Float64Array, factor: number): void {
  const n = y.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      matrix[i * n + j] = (matrix[i * n + j] as number) + factor * (y[i] as number) * (y[j] as number);
    }
  }
}
