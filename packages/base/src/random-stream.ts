/**
 * A stream of pseudo-random numbers: xoshiro128** 1.1 (Blackman and Vigna 2018, https://prng.di.unimi.it/), its state filled by
 * splitmix32 from a key of integers. Streams of different keys are independent, so that nothing of a stream needs to be stored:
 * a trial's randomness is `RandomStream.of(seed, trialNumber, purpose)`.
 */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #spareNormal: number | undefined;

  private constructor(a: number, b: number, c: number, d: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = (a | b | c | d) === 0 ? 1 : d;
  }

  /** Keys are integers; each counts modulo 2^32. */
  static of(...keys: readonly number[]): RandomStream {
    let hash = goldenRatio ^ keys.length;
    for (const key of keys) hash = mix(Math.imul(hash ^ (key >>> 0), 0x85ebca6b) + goldenRatio);
    const word = (): number => {
      hash = (hash + goldenRatio) | 0;
      return mix(hash);
    };
    return new RandomStream(word(), word(), word(), word());
  }

  /** An integer in [0, 2^32). */
  uint32(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** In [0, 1), with 53 random bits. */
  uniform(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /** An integer in [0, count), without bias (Lemire's rejection would spare a division; the counts here are small). */
  below(count: number): number {
    const limit = 4294967296 - (4294967296 % count);
    for (;;) {
      const drawn = this.uint32();
      if (drawn < limit) return drawn % count;
    }
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        this.#spareNormal = v * factor;
        return u * factor;
      }
    }
  }

  /** Fisher–Yates, in place; answers the array. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = items[i] as T;
      items[i] = items[j] as T;
      items[j] = held;
    }
    return items;
  }
}

const goldenRatio = 0x9e3779b9;

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function mix(x: number): number {
  let z = x | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
