import type { RandomStream } from '@assay/base';
import type { TrialHistory } from '../../history/trial-history.ts';
import type { Dimension } from '../../space/dimension.ts';
import { kernelWidths } from './kernel-widths.ts';
import { CategoricalMarginal, type Marginal, RealMarginal, SteppedMarginal } from './marginal.ts';
import { logNorm, MassMemory } from './mass-memory.ts';

/** Kernels whose sums stand in the fast cache while the dimensions are added up. */
const blockSize = 1024;
/** Below this many observations sorting them is faster than picking them from the history's order. */
const fewObservations = 64;

/**
 * A Parzen estimator over some dimensions: one product kernel an observation, and one for the prior, the last. Immutable.
 * Coordinates inside are those of `dimensions`, in their order.
 */
export class Mixture {
  readonly dimensions: readonly Dimension[];
  readonly #marginals: readonly Marginal[];
  /** ln weight and ln of all constants, by kernel. */
  readonly #base: Float64Array;
  readonly #cumulative: Float64Array;

  /**
   * `rows` of the history, ascending, in all of which the dimensions are active; `weights` as many, the prior's being `priorWeight`.
   * `memory` spares time where mixtures of much the same rows follow each other.
   */
  constructor(
    history: TrialHistory,
    dimensions: readonly Dimension[],
    rows: readonly number[],
    weights: Float64Array,
    memory = new MassMemory(),
    priorWeight = 1,
  ) {
    const kernels = rows.length + 1;
    const kernelOf = new Int32Array(rows.length < fewObservations ? 0 : history.count).fill(-1);
    if (kernelOf.length > 0) for (let k = 0; k < rows.length; k++) kernelOf[rows[k] as number] = k;
    let total = priorWeight;
    for (let k = 0; k < weights.length; k++) total += weights[k] as number;
    this.#base = new Float64Array(kernels);
    this.#cumulative = new Float64Array(kernels);
    let sum = 0;
    for (let k = 0; k < kernels; k++) {
      const weight = (weights[k] ?? priorWeight) / total;
      this.#base[k] = Math.log(weight);
      sum += weight;
      this.#cumulative[k] = sum;
    }
    this.dimensions = dimensions;
    this.#marginals = dimensions.map((dimension) => {
      const column = history.coordinates[dimension.index] ?? new Float64Array(0);
      const centres = new Float64Array(kernels);
      for (let k = 0; k < rows.length; k++) centres[k] = column[rows[k] as number] as number;
      if (!dimension.isOrdered) {
        centres[kernels - 1] = Number.NaN;
        return new CategoricalMarginal(dimension.levels, centres, this.#base);
      }
      const sorted =
        rows.length < fewObservations ? sortedKernels(centres) : pickedKernels(history, dimension, kernelOf);
      return this.#ordered(dimension, rows, centres, sorted, memory);
    });
  }

  /** A point drawn from the mixture. */
  draw(random: RandomStream): Float64Array {
    const u = random.uniform();
    let kernel = 0;
    while (kernel < this.#cumulative.length - 1 && (this.#cumulative[kernel] ?? 1) <= u) kernel++;
    return Float64Array.from(this.#marginals, (marginal) => marginal.draw(kernel, random));
  }

  /** ln of the density at each point; of a mass, where the values are stepped or choices. */
  logDensities(points: readonly Float64Array[]): Float64Array {
    const base = this.#base;
    const kernels = base.length;
    const block = new Float64Array(blockSize);
    const greatest = new Float64Array(points.length).fill(-Infinity);
    const sums = new Float64Array(points.length);
    for (let from = 0; from < kernels; from += blockSize) {
      const to = Math.min(from + blockSize, kernels);
      for (const [i, point] of points.entries()) {
        block.set(base.subarray(from, to));
        for (let d = 0; d < this.#marginals.length; d++) {
          const marginal = this.#marginals[d] as Marginal;
          const next = this.#marginals[d + 1];
          if (marginal instanceof RealMarginal && next instanceof RealMarginal) {
            marginal.accumulateWith(next, point[d] as number, point[++d] as number, block, from, to);
          } else marginal.accumulate(point[d] as number, block, from, to);
        }
        let top = greatest[i] as number;
        for (let k = 0; k < to - from; k++) if ((block[k] as number) > top) top = block[k] as number;
        let sum = (sums[i] as number) * Math.exp((greatest[i] as number) - top);
        for (let k = 0; k < to - from; k++) {
          const below = (block[k] as number) - top;
          if (below > -40) sum += Math.exp(below);
        }
        greatest[i] = top;
        sums[i] = sum;
      }
    }
    return sums.map((sum, i) => (greatest[i] as number) + Math.log(sum));
  }

  #ordered(
    dimension: Dimension,
    rows: readonly number[],
    centres: Float64Array,
    sorted: Int32Array,
    memory: MassMemory,
  ): Marginal {
    const { low, high } = dimension;
    const last = rows.length;
    const sortedCentres = new Float64Array(last);
    for (let i = 0; i < last; i++) sortedCentres[i] = centres[sorted[i] as number] as number;
    const sortedWidths = kernelWidths(sortedCentres, low, high);
    const widths = new Float64Array(last + 1);
    for (let i = 0; i < last; i++) widths[sorted[i] as number] = sortedWidths[i] as number;
    const norms = new Float64Array(last + 1);
    memory.logNorms(dimension, rows, centres, widths, norms);
    centres[last] = (low + high) / 2;
    widths[last] = high - low;
    norms[last] = logNorm(dimension, (low + high) / 2, high - low);
    const gaussians = { dimension, centres, widths, norms };
    if (dimension.step === 0) return new RealMarginal(gaussians, this.#base);
    const all = new Int32Array(last + 1);
    all.set(sorted);
    all[last] = last;
    return new SteppedMarginal(gaussians, this.#base, all, memory);
  }
}

/** The observations' kernels by ascending centre; the prior's, the last, is left out. */
function sortedKernels(centres: Float64Array): Int32Array {
  const kernels = Int32Array.from({ length: centres.length - 1 }, (_, k) => k);
  return kernels.sort((a, b) => (centres[a] ?? 0) - (centres[b] ?? 0) || a - b);
}

function pickedKernels(history: TrialHistory, dimension: Dimension, kernelOf: Int32Array): Int32Array {
  const { rows, count } = history.sorted(dimension.index);
  const kernels = new Int32Array(count);
  let picked = 0;
  for (let i = 0; i < count; i++) {
    const kernel = kernelOf[rows[i] as number] as number;
    if (kernel >= 0) kernels[picked++] = kernel;
  }
  return kernels.subarray(0, picked);
}
