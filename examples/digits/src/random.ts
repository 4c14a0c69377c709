/**
 * xoshiro128** 1.1 (David Blackman and Sebastiano Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS
 * 2021, doi 10.1145/3460772): 128 bits of state, period 2^128 - 1, not for secrets. The same seed gives the same
 * numbers on every machine, which is why the example brings its own generator instead of using `Math.random`.
 */
export class Random {
  readonly #state: Uint32Array;

  /** From four 32-bit words that are not all zero. */
  constructor(state: readonly [number, number, number, number]) {
    this.#state = Uint32Array.from(state);
  }

  /**
   * Spreads a seed over the state with SplitMix32's finaliser (a Weyl sequence through MurmurHash3's mixer), so that
   * neighbouring seeds give unrelated sequences. `stream` tells apart the uses of one seed, e.g. weights and shuffling.
   */
  static fromSeed(seed: number, stream: number): Random {
    let weyl = (Math.imul(seed, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35)) >>> 0;
    const next = (): number => {
      weyl = (weyl + 0x9e3779b9) >>> 0;
      let word = weyl;
      word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
      word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
      return (word ^ (word >>> 16)) >>> 0;
    };
    return new Random([next(), next(), next(), next()]);
  }

  /** The next 32 bits, as an unsigned integer. */
  nextWord(): number {
    const state = this.#state;
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = state;
    const answer = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const t2 = s2 ^ s0;
    const t3 = s3 ^ s1;
    state[1] = s1 ^ t2;
    state[0] = s0 ^ t3;
    state[2] = t2 ^ (s1 << 9);
    state[3] = rotateLeft(t3, 11);
    return answer;
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return this.nextWord() / 2 ** 32;
  }

  /** An integer of [0, bound), without bias: words beyond the last whole multiple of `bound` are drawn anew. */
  below(bound: number): number {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let word = this.nextWord();
    while (word >= limit) word = this.nextWord();
    return word % bound;
  }

  /** Shuffles in place, each order equally likely (Fisher and Yates, in Durstenfeld's form). */
  shuffle(items: Int32Array): void {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = items[last] ?? 0;
      items[last] = items[other] ?? 0;
      items[other] = kept;
    }
  }
}

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
