import { RandomStream } from '@assay/base';
import { purposes } from '../sampler.ts';

/** Halton's sequence: the place's digits in base p, mirrored at the point; p is the dimension's prime. */
export class HaltonSequence {
  readonly #bases: readonly number[];
  readonly #seed: number | undefined;
  readonly #orders = new Map<number, readonly number[]>();

  /** With a seed every digit of every dimension is permuted (Owen 2017, arXiv 1706.02808). */
  constructor(dimensions: number, seed?: number) {
    this.#bases = firstPrimes(dimensions);
    this.#seed = seed;
  }

  /** The point at a place, 0 … 2^53 - 1: one number in [0, 1) a dimension. */
  at(place: number): Float64Array {
    return Float64Array.from(this.#bases, (base, dimension) => {
      let value = 0;
      let weight = 1 / base;
      // Scrambled, also the zeros before the first digit count, down to what a number can hold.
      for (let left = place, digit = 0; this.#seed === undefined ? left > 0 : weight > 2e-16; digit++) {
        const own = left % base;
        value +=
          weight * (this.#seed === undefined ? own : (this.#order(this.#seed, base, dimension, digit)[own] ?? own));
        left = Math.floor(left / base);
        weight /= base;
      }
      return Math.min(value, 1 - 2 ** -53);
    });
  }

  #order(seed: number, base: number, dimension: number, digit: number): readonly number[] {
    const key = dimension * 64 + digit;
    const kept = this.#orders.get(key);
    if (kept !== undefined) return kept;
    const made = RandomStream.of(seed, purposes.scramble, dimension, digit).shuffle(
      Array.from({ length: base }, (_, i) => i),
    );
    this.#orders.set(key, made);
    return made;
  }
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
