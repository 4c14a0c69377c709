import type { RandomStream } from '@assay/base';
import type { Dimension } from '../../space/dimension.ts';
import { logRootTwoPi } from './log-mass.ts';
import type { MassMemory } from './mass-memory.ts';

/**
 * One dimension of a mixture's kernels. Kernel k's log density at x is a constant, which is added to `base[k]` when the marginal is
 * made, plus what `accumulate` adds.
 */
export interface Marginal {
  /** A coordinate of a value, drawn from one kernel. */
  draw(kernel: number, random: RandomStream): number;
  /** Adds each of the kernels `from` … `to` - 1's log density at x, without its constant, to `sums[kernel - from]`. */
  accumulate(x: number, sums: Float64Array, from: number, to: number): void;
}

/** Gaussians in one dimension, truncated to its range: by kernel the centre, the width, and `logNorm` of both. */
export interface Gaussians {
  readonly dimension: Dimension;
  readonly centres: Float64Array;
  readonly widths: Float64Array;
  readonly norms: Float64Array;
}

/** For coordinates that are real, or nearly (integers in logarithms). */
export class RealMarginal implements Marginal {
  readonly #gaussians: Gaussians;
  readonly #scales: Float64Array;

  constructor(gaussians: Gaussians, base: Float64Array) {
    const { widths, norms } = gaussians;
    this.#gaussians = gaussians;
    this.#scales = new Float64Array(widths.length);
    for (let k = 0; k < base.length; k++) {
      this.#scales[k] = Math.SQRT1_2 / (widths[k] as number);
      base[k] = (base[k] as number) - logRootTwoPi - (norms[k] as number);
    }
  }

  draw(kernel: number, random: RandomStream): number {
    return drawTruncated(this.#gaussians, kernel, random);
  }

  accumulate(x: number, sums: Float64Array, from: number, to: number): void {
    const { centres } = this.#gaussians;
    const scales = this.#scales;
    for (let k = from, i = 0; k < to; k++, i++) {
      const z = (x - (centres[k] as number)) * (scales[k] as number);
      sums[i] = (sums[i] as number) - z * z;
    }
  }

  /** The same as `accumulate` of this marginal and then of another, with half the reading and writing of sums. */
  accumulateWith(other: RealMarginal, x: number, y: number, sums: Float64Array, from: number, to: number): void {
    const { centres } = this.#gaussians;
    const scales = this.#scales;
    const { centres: otherCentres } = other.#gaussians;
    const otherScales = other.#scales;
    for (let k = from, i = 0; k < to; k++, i++) {
      const z = (x - (centres[k] as number)) * (scales[k] as number);
      const w = (y - (otherCentres[k] as number)) * (otherScales[k] as number);
      sums[i] = (sums[i] as number) - z * z - w * w;
    }
  }
}

/** Gaussian mass on the step around each value; for stepped ranges and ordered choices. */
export class SteppedMarginal implements Marginal {
  readonly #gaussians: Gaussians;
  readonly #memory: MassMemory;
  /** The kernels' classes: runs of equal (centre, width) in ascending order of centre, computed once. */
  readonly #classes: Int32Array;
  /** One kernel of each class. */
  readonly #members: Int32Array;
  readonly #tables = new Map<number, Float64Array>();

  /** `sorted`: all kernels, those of equal centre beside each other. */
  constructor(gaussians: Gaussians, base: Float64Array, sorted: Int32Array, memory: MassMemory) {
    const { centres, widths, norms } = gaussians;
    this.#gaussians = gaussians;
    this.#memory = memory;
    this.#classes = new Int32Array(base.length);
    const members = new Int32Array(base.length);
    let count = 0;
    for (let i = 0; i < sorted.length; i++) {
      const kernel = sorted[i] as number;
      const before = members[count - 1] ?? kernel;
      if (count === 0 || centres[before] !== centres[kernel] || widths[before] !== widths[kernel])
        members[count++] = kernel;
      this.#classes[kernel] = count - 1;
    }
    this.#members = members.subarray(0, count);
    for (let k = 0; k < base.length; k++) {
      base[k] = (base[k] as number) - (norms[k] as number) + Math.log(widths[k] as number);
    }
  }

  draw(kernel: number, random: RandomStream): number {
    return drawTruncated(this.#gaussians, kernel, random);
  }

  accumulate(x: number, sums: Float64Array, from: number, to: number): void {
    const table = this.#tables.get(x) ?? this.#tableAt(x);
    const classes = this.#classes;
    for (let k = from, i = 0; k < to; k++, i++) {
      sums[i] = (sums[i] as number) + (table[classes[k] as number] as number);
    }
  }

  #tableAt(x: number): Float64Array {
    const { dimension, centres, widths } = this.#gaussians;
    const table = new Float64Array(this.#members.length);
    for (let i = 0; i < table.length; i++) {
      const kernel = this.#members[i] as number;
      table[i] = this.#memory.onStep(dimension, x, centres[kernel] as number, widths[kernel] as number);
    }
    this.#tables.set(x, table);
    return table;
  }
}

/** Each observation's category counts 1, every category 1 / kernels besides (the prior's weight), all over their sum; the prior is even. */
export class CategoricalMarginal implements Marginal {
  readonly #categories: Float64Array;
  readonly #levels: number;
  readonly #own: number;
  readonly #gain: number;

  /** One category a kernel; NaN for the prior. */
  constructor(levels: number, categories: Float64Array, base: Float64Array) {
    const share = 1 / categories.length;
    const sum = 1 + levels * share;
    this.#categories = categories;
    this.#levels = levels;
    this.#own = 1 / sum;
    this.#gain = Math.log((1 + share) / share);
    const miss = Math.log(share / sum);
    for (let k = 0; k < base.length; k++) {
      base[k] = (base[k] as number) + (Number.isNaN(categories[k]) ? -Math.log(levels) : miss);
    }
  }

  draw(kernel: number, random: RandomStream): number {
    const category = this.#categories[kernel] ?? Number.NaN;
    return !Number.isNaN(category) && random.uniform() < this.#own ? category : random.below(this.#levels);
  }

  accumulate(x: number, sums: Float64Array, from: number, to: number): void {
    const categories = this.#categories;
    const gain = this.#gain;
    for (let k = from, i = 0; k < to; k++, i++) if (categories[k] === x) sums[i] = (sums[i] as number) + gain;
  }
}

/** By rejection: the centre lies in the range and the width is at most the range, so a third of the draws is kept at least. */
function drawTruncated({ dimension, centres, widths }: Gaussians, kernel: number, random: RandomStream): number {
  const [centre, width] = [centres[kernel] ?? 0, widths[kernel] ?? 1];
  for (;;) {
    const x = centre + width * random.normal();
    if (x >= dimension.low && x <= dimension.high) return dimension.levels === Infinity ? x : dimension.snap(x);
  }
}
