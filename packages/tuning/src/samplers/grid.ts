import { invalidInput, RandomStream } from '@assay/base';
import type { TrialHistory } from '../history/trial-history.ts';
import { Lattice } from '../space/lattice.ts';
import type { SearchSpace } from '../space/search-space.ts';
import { permutation } from './permutation.ts';
import { purposes, type Sampler, type SuggestContext, type Suggestion } from './sampler.ts';

const maxCells = 2 ** 52;

interface Plan {
  readonly history: TrialHistory;
  readonly lattice: Lattice;
  readonly order: (place: number) => number;
  done: number;
}

/**
 * Every point once, in an order shuffled by the seed: the first that no trial has yet and that satisfies the constraints. Ranges of
 * real numbers have `levels` values (10), evenly over their coordinates, ends included.
 */
export class GridSampler implements Sampler {
  readonly #levels: number;
  /** Made for one history: the order, and how many of its places are done with. */
  #plan: Plan | undefined;

  constructor(levels = 10) {
    this.#levels = levels;
  }

  suggest({ space, history, definition }: SuggestContext): Suggestion | 'exhausted' {
    const plan = this.#planFor(space, history, definition.seed);
    for (; plan.done < plan.lattice.size; plan.done++) {
      const values = space.decode(plan.lattice.at(plan.order(plan.done)));
      if (!history.has(space.encode(values)) && space.satisfies(values)) return { values };
    }
    return 'exhausted';
  }

  #planFor(space: SearchSpace, history: TrialHistory, seed: number): Plan {
    const kept = this.#plan;
    if (kept?.history === history) return kept;
    const lattice = gridOf(space, this.#levels);
    const order = permutation(lattice.size, RandomStream.of(seed, purposes.gridOrder));
    this.#plan = { history, lattice, order, done: 0 };
    return this.#plan;
  }
}

/** The cells of a grid. Throws `InvalidInput` where there are too many to be counted, or `levels` is no number of values. */
export function gridOf(space: SearchSpace, levels = 10): Lattice {
  if (!Number.isInteger(levels) || levels < 1)
    throw invalidInput('sampler.levels', `expected an integer >= 1, got ${levels}`);
  const lattice = new Lattice(space.dimensions, levels);
  if (lattice.size <= maxCells) return lattice;
  throw invalidInput(
    'sampler',
    `a grid of ${lattice.size} points cannot be walked; use fewer values, or another sampler`,
  );
}
