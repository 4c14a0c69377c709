import { invalidInput, type RandomStream } from '@assay/base';
import type { TrialHistory } from '../../history/trial-history.ts';
import type { Point } from '../../space/point.ts';
import type { SearchSpace } from '../../space/search-space.ts';
import { randomFor, type Sampler, type SuggestContext, type Suggestion } from '../sampler.ts';
import { compareParents, generationNote, type Parent, Populations } from './population.ts';

export interface Nsga2Options {
  /** 50 when not given. */
  readonly populationSize?: number;
}

const crossoverProbability = 0.9;
const swapProbability = 0.5;
/** How many children may break the space's constraints before one is drawn by chance. */
const maxChildren = 100;

/**
 * NSGA-II (Deb et al. 2002, 10.1109/4235.996017): parents by binary tournaments of rank and crowding, uniform crossover, mutation of one
 * parameter in the mean, by drawing it anew. The first generation is random. Trials are asked for one by one, also while others
 * of their generation run; feasibility counts before rank. A parameter that only one parent has comes from that one, a new one from chance.
 */
export class Nsga2Sampler implements Sampler {
  readonly #populations: Populations;

  constructor({ populationSize = 50 }: Nsga2Options = {}) {
    if (!Number.isSafeInteger(populationSize) || populationSize < 2)
      throw invalidInput('sampler.populationSize', `expected a whole number of at least 2, got ${populationSize}`);
    this.#populations = new Populations(populationSize);
  }

  suggest(context: SuggestContext): Suggestion {
    const { space, history } = context;
    const { generation, parents } = this.#populations.current(history);
    const random = randomFor(context, 'nsga2');
    const note = { [generationNote]: generation };
    for (let child = 0; child < maxChildren && parents.length > 0; child++) {
      const values = space.decode(bear(space, history, parents, random));
      if (space.satisfies(values)) return { values, note };
    }
    return { values: space.decode(space.draw(random)), note };
  }
}

function bear(space: SearchSpace, history: TrialHistory, parents: readonly Parent[], random: RandomStream): Point {
  const first = tournament(parents, random);
  const isCrossed = random.uniform() < crossoverProbability;
  let second = first;
  for (let tries = 0; isCrossed && second.row === first.row && tries < 10; tries++)
    second = tournament(parents, random);
  const mutationProbability = 1 / space.dimensions.length;
  const point = new Float64Array(space.dimensions.length).fill(Number.NaN);
  for (const dimension of space.dimensions) {
    if (!space.isActive(dimension, point)) continue;
    const [own, other] = random.uniform() < swapProbability ? [second, first] : [first, second];
    const column = history.coordinates[dimension.index];
    const isMutated = random.uniform() < mutationProbability;
    const inherited = [column?.[own.row], column?.[other.row]].find(
      (value) => value !== undefined && !Number.isNaN(value),
    );
    point[dimension.index] = isMutated || inherited === undefined ? dimension.fromUnit(random.uniform()) : inherited;
  }
  return point;
}

function tournament(parents: readonly Parent[], random: RandomStream): Parent {
  const a = parents[random.below(parents.length)] as Parent;
  const b = parents[random.below(parents.length)] as Parent;
  return compareParents(b, a) < 0 ? b : a;
}
