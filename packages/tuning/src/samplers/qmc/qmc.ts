import { randomSampler } from '../random.ts';
import type { Sampler, SuggestContext, Suggestion } from '../sampler.ts';
import { HaltonSequence } from './halton-sequence.ts';
import { SobolSequence } from './sobol-sequence.ts';

/** Places of one trial are this far apart, so that those of different trials differ up to a million trials. */
const stride = 2 ** 20;
/** How many places are tried for one that satisfies the constraints. */
const maxTries = 32;

/**
 * A low-discrepancy sequence over the unit cube: trial number n has place n, so that workers share one sequence. Points that break a
 * constraint, or that the study has already, are replaced by later places, at last by chance.
 */
export class QmcSampler implements Sampler {
  readonly #kind: 'sobol' | 'halton';
  readonly #isScrambled: boolean;
  #made: { readonly key: string; readonly sequence: SobolSequence | HaltonSequence } | undefined;

  /** Scrambled by the study's seed; otherwise the first point is the corner of all least values. */
  constructor(kind: 'sobol' | 'halton', isScrambled = true) {
    this.#kind = kind;
    this.#isScrambled = isScrambled;
  }

  suggest(context: SuggestContext): Suggestion {
    const { space, number, attempt, definition } = context;
    const sequence = this.#sequence(space.dimensions.length, definition.seed);
    for (let place = attempt * maxTries; place < (attempt + 1) * maxTries; place++) {
      const values = space.decode(space.fromUnit(sequence.at((number + place * stride) % 2 ** 32)));
      if (space.satisfies(values)) return { values };
    }
    return randomSampler.suggest(context);
  }

  #sequence(dimensions: number, seed: number): SobolSequence | HaltonSequence {
    const key = `${dimensions} ${seed}`;
    if (this.#made?.key === key) return this.#made.sequence;
    const Sequence = this.#kind === 'sobol' ? SobolSequence : HaltonSequence;
    const sequence = new Sequence(dimensions, this.#isScrambled ? seed : undefined);
    this.#made = { key, sequence };
    return sequence;
  }
}
