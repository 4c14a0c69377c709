import { RandomStream } from '@assay/base';
import { purposes } from '../sampler.ts';
import { directionNumbers } from './direction-numbers.ts';

const bits = 32;
const whole = 2 ** bits;

/**
 * Sobol's sequence in the order of Gray's code (Antonov and Saleev 1979) with the direction numbers of Joe and Kuo (2008), 32 bits.
 * Dimensions beyond the 128th are pseudo-random.
 */
export class SobolSequence {
  readonly #columns: readonly Uint32Array[];
  readonly #dimensions: number;
  readonly #seeds: readonly number[] | undefined;
  readonly #seed: number;

  /** With a seed, nested uniform scrambling by hashing (Burley 2020, Journal of Computer Graphics Techniques 9 (4)). */
  constructor(dimensions: number, seed?: number) {
    this.#dimensions = dimensions;
    this.#columns = Array.from({ length: Math.min(dimensions, directionNumbers.length + 1) }, (_, d) => columnsOf(d));
    this.#seed = seed ?? 0;
    const random = RandomStream.of(this.#seed, purposes.scramble);
    this.#seeds = seed === undefined ? undefined : this.#columns.map(() => random.uint32());
  }

  /** The point at a place, 0 … 2^32 - 1: one number in [0, 1) a dimension. */
  at(place: number): Float64Array {
    const gray = (place ^ (place >>> 1)) >>> 0;
    const point = new Float64Array(this.#dimensions);
    for (const [d, columns] of this.#columns.entries()) {
      let x = 0;
      for (let bit = 0, left = gray; left !== 0; bit++, left >>>= 1) if ((left & 1) === 1) x ^= columns[bit] ?? 0;
      const seed = this.#seeds?.[d];
      point[d] = seed === undefined ? (x >>> 0) / whole : (scrambled(x, seed) + 0.5) / whole;
    }
    if (this.#dimensions > this.#columns.length) {
      const random = RandomStream.of(this.#seed, purposes.scramble, place);
      for (let d = this.#columns.length; d < this.#dimensions; d++) point[d] = random.uniform();
    }
    return point;
  }
}

/** Column `bit` is what the bit `bit` of Gray's code adds, as a binary fraction of 32 digits. */
function columnsOf(dimension: number): Uint32Array {
  const columns = new Uint32Array(bits);
  const [polynomial, ...initial] = directionNumbers[dimension - 1] ?? [];
  if (polynomial === undefined) {
    for (let bit = 0; bit < bits; bit++) columns[bit] = 1 << (bits - 1 - bit);
    return columns;
  }
  const degree = initial.length;
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) {
      columns[bit] = (initial[bit] ?? 0) << (bits - 1 - bit);
      continue;
    }
    const before = columns[bit - degree] ?? 0;
    let column = before ^ (before >>> degree);
    for (let k = 1; k < degree; k++) if (((polynomial >>> (degree - k)) & 1) === 1) column ^= columns[bit - k] ?? 0;
    columns[bit] = column;
  }
  return columns;
}

/** Owen's scrambling: each digit is turned by a hash of those before it (Laine and Karras 2011, constants by Burley). */
function scrambled(x: number, seed: number): number {
  let hashed = (reversed(x) + seed) | 0;
  for (const factor of [0x6c50b47c, 0xb82f1e52, 0xc7afe638, 0x8d22f6e6]) hashed ^= Math.imul(hashed, factor);
  return reversed(hashed) >>> 0;
}

function reversed(x: number): number {
  let y = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  y = ((y >>> 2) & 0x33333333) | ((y & 0x33333333) << 2);
  y = ((y >>> 4) & 0x0f0f0f0f) | ((y & 0x0f0f0f0f) << 4);
  y = ((y >>> 8) & 0x00ff00ff) | ((y & 0x00ff00ff) << 8);
  return (y >>> 16) | (y << 16);
}
