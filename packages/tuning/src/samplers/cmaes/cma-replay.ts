import { RandomStream } from '@assay/base';
import type { SuggestContext } from '../sampler.ts';
import { purposes } from '../sampler.ts';
import { cmaConstants, defaultPopulation } from './cma-constants.ts';
import { CmaState, type CmaStart, type Evaluated } from './cma-state.ts';
import { warmStart } from './warm-start.ts';

/** Where a search stands: what the next trial is drawn from, and what it notes. */
export interface CmaPlace {
  readonly state: CmaState;
  /** 0, then one more at each restart. */
  readonly run: number;
}

/** The told trials of a search, as a replay needs them. */
export interface CmaTold {
  /** Trials of each generation in ascending order of number, by `generationKey`. */
  readonly generations: ReadonlyMap<string, readonly Evaluated[]>;
  /** Trials that are not of the search. */
  readonly known: readonly Evaluated[];
}

export interface CmaPlan {
  readonly dimensions: number;
  readonly sigma: number;
  readonly population?: number | undefined;
}

export const generationKey = (run: number, generation: number): string => `${run}.${generation}`;

/** Fewer known trials do not say where to begin. */
const leastKnown = 10;

/** More than these runs of doubled populations no study will see. */
const mostRuns = 30;

/**
 * CMA-ES as a function of the trials: each generation is made from the first of its trials (by number) that were told, as
 * many as the population; the search stands at the first one that lacks some. A search that is over begins anew with twice the population, at a
 * random place (IPOP, Auger and Hansen 2005, https://doi.org/10.1109/CEC.2005.1554902). States are kept from call to call, each with the losses that it was made from.
 */
export class CmaReplay {
  readonly #kept = new Map<
    string,
    { readonly points: readonly Evaluated[]; readonly from: CmaState; readonly state: CmaState }
  >();
  readonly #beginnings = new Map<number, { readonly known: readonly Evaluated[]; readonly state: CmaState }>();

  place(plan: CmaPlan, told: CmaTold, { definition }: SuggestContext): CmaPlace {
    let last: CmaPlace | undefined;
    for (let run = 0; run < mostRuns; run++) {
      let state = this.#begin(run, plan, told, definition.seed);
      for (;;) {
        last = { state, run };
        const points =
          told.generations.get(generationKey(run, state.generation))?.slice(0, state.constants.population) ?? [];
        if (points.length < state.constants.population) return last;
        state = this.#next(run, state, points);
        if (state.isOver) break;
      }
    }
    return last ?? { state: this.#begin(0, plan, told, definition.seed), run: 0 };
  }

  #begin(run: number, plan: CmaPlan, told: CmaTold, seed: number): CmaState {
    const known = run === 0 && told.known.length >= leastKnown ? told.known : [];
    const kept = this.#beginnings.get(run);
    if (kept !== undefined && isSame(kept.known, known)) return kept.state;
    const { dimensions } = plan;
    const population = (plan.population ?? defaultPopulation(dimensions)) * 2 ** run;
    const random = RandomStream.of(seed, run, purposes.cmaes, 0x1b0b);
    const start: CmaStart =
      known.length > 0
        ? warmStart(known, dimensions)
        : {
            mean: new Float64Array(dimensions).map(() => (run === 0 ? 0.5 : random.uniform())),
            sigma: plan.sigma,
          };
    const state = CmaState.begin(cmaConstants(dimensions, population), start);
    this.#beginnings.set(run, { known, state });
    return state;
  }

  #next(run: number, from: CmaState, points: readonly Evaluated[]): CmaState {
    const key = generationKey(run, from.generation);
    const kept = this.#kept.get(key);
    if (kept?.from === from && isSame(kept.points, points)) return kept.state;
    const state = from.next(points);
    this.#kept.set(key, { points, from, state });
    return state;
  }
}

const isSame = (a: readonly Evaluated[], b: readonly Evaluated[]): boolean =>
  a.length === b.length &&
  a.every(({ x, loss }, i) => {
    const other = b[i];
    return other !== undefined && Object.is(loss, other.loss) && x.every((value, j) => value === other.x[j]);
  });
