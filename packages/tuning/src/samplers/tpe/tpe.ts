import type { RandomStream } from '@assay/base';
import type { TrialHistory } from '../../history/trial-history.ts';
import type { Dimension } from '../../space/dimension.ts';
import type { Point } from '../../space/point.ts';
import type { SearchSpace } from '../../space/search-space.ts';
import type { SamplerDefinition } from '../../study-definition.ts';
import { randomSampler } from '../random.ts';
import { randomFor, type Sampler, type SuggestContext, type Suggestion } from '../sampler.ts';
import { MassMemory } from './mass-memory.ts';
import { Mixture } from './mixture.ts';
import { type Split, splitTrials } from './split-trials.ts';
import { recencyWeights } from './trial-weights.ts';

export type TpeOptions = Omit<Extract<SamplerDefinition, { kind: 'tpe' }>, 'kind'>;

/** Draws for one candidate that satisfies the constraints, on average. */
const drawsPerCandidate = 20;

/**
 * Tree-structured Parzen estimator (Bergstra et al. 2011, https://papers.nips.cc/paper/4443; Watanabe 2023, arXiv 2304.11127), by the
 * rules of Optuna 5: random until `startupTrials` (10) have ended; then `candidates` (24) points are drawn from the density of
 * the good trials, and the one with the greatest ratio to the density of the others is taken. `multivariate` (on for one
 * objective): the dimensions that are always active have joint kernels; `group`: so have the branches, each on its own.
 * `constantLiar` (on): running trials count among the others. Rules of Optuna 4: both off. A call costs
 * O(candidates × trials × dimensions).
 */
export class TpeSampler implements Sampler {
  readonly #options: TpeOptions;
  #memory = new MassMemory();
  #history: TrialHistory | undefined;

  constructor(options: TpeOptions = {}) {
    this.#options = options;
  }

  suggest(context: SuggestContext): Suggestion {
    const { space, history } = context;
    const { startupTrials = 10, constantLiar = true } = this.#options;
    if (history.finishedCount < startupTrials) return randomSampler.suggest(context);
    if (this.#history !== history) this.#memory = new MassMemory();
    this.#history = history;
    const random = randomFor(context, 'tpe');
    const split = splitTrials(history, constantLiar);
    const point = new Float64Array(space.dimensions.length).fill(Number.NaN);
    const decided = new Set<string>();
    for (const group of this.#groups(space, history.losses.length)) {
      const active = group.filter((dimension) => space.isActive(dimension, point));
      for (const { name } of group) decided.add(name);
      const isFilled = active.length === 0 || this.#fill(context, active, point, split, decided, random);
      if (!isFilled) return { values: space.decode(space.draw(random)) };
    }
    return { values: space.decode(point) };
  }

  /** Sets the best candidate's coordinates in `point`; false where no candidate satisfies the constraints that are decided. */
  #fill(
    { space, history }: SuggestContext,
    dimensions: readonly Dimension[],
    point: Point,
    split: Split,
    decided: ReadonlySet<string>,
    random: RandomStream,
  ): boolean {
    const { candidates: wanted = 24 } = this.#options;
    const constraints = space.constraints.filter(
      ({ names }) => names.every((name) => decided.has(name)) && dimensions.some(({ name }) => names.includes(name)),
    );
    const place = (candidate: Float64Array): void => {
      for (const [i, dimension] of dimensions.entries()) point[dimension.index] = candidate[i] ?? Number.NaN;
    };
    const isFeasible = (candidate: Float64Array): boolean => {
      if (constraints.length === 0) return true;
      place(candidate);
      const values = space.decode(point);
      return constraints.every((constraint) => constraint.holds((name) => values[name]));
    };
    const good = this.#mixture(history, dimensions, split.below, history.losses.length === 1);
    const candidates: Float64Array[] = [];
    for (let draw = 0; draw < wanted * drawsPerCandidate && candidates.length < wanted; draw++) {
      const candidate = good.draw(random);
      if (isFeasible(candidate)) candidates.push(candidate);
    }
    const others = this.#mixture(history, dimensions, split.above, true);
    const [inGood, inOthers] = [good.logDensities(candidates), others.logDensities(candidates)];
    let best = -1;
    let most = -Infinity;
    for (let i = 0; i < candidates.length; i++) {
      const ratio = (inGood[i] ?? 0) - (inOthers[i] ?? 0);
      if (best >= 0 && !(ratio > most)) continue;
      best = i;
      most = ratio;
    }
    const chosen = candidates[best];
    if (chosen !== undefined) place(chosen);
    return chosen !== undefined;
  }

  #mixture(
    history: TrialHistory,
    dimensions: readonly Dimension[],
    rows: readonly number[],
    isWeighted: boolean,
  ): Mixture {
    const held = rowsWith(history, dimensions, rows);
    const weights = isWeighted ? recencyWeights(held.length) : new Float64Array(held.length).fill(1);
    return new Mixture(history, dimensions, held, weights, this.#memory);
  }

  /** The dimensions that have joint kernels, parents before their branches; a dimension with one value stands alone. */
  #groups(space: SearchSpace, objectives: number): Dimension[][] {
    const { multivariate = objectives === 1, group = false } = this.#options;
    const groups = new Map<string, Dimension[]>();
    for (const dimension of space.dimensions) {
      const { parent, activeAt, levels, index } = dimension;
      const isAlone = !multivariate || levels === 1 || (parent >= 0 && !group);
      const key = isAlone ? `#${index}` : `${parent}:${activeAt.join(' ')}`;
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [dimension]);
      else members.push(dimension);
    }
    return [...groups.values()].sort((a, b) => rank(a) - rank(b));
  }
}

/** What is always active stands first: of the joint group a later member may be a branch's parent. */
const rank = ([first]: readonly Dimension[]): number => (first === undefined || first.parent < 0 ? -1 : first.index);

/** Those rows in which all of the dimensions are active. */
function rowsWith(history: TrialHistory, dimensions: readonly Dimension[], rows: readonly number[]): readonly number[] {
  let held = rows;
  for (const { index } of dimensions) {
    const column = history.coordinates[index];
    let isWhole = true;
    for (let i = 0; i < held.length && isWhole; i++) isWhole = !Number.isNaN(column?.[held[i] as number]);
    if (!isWhole) held = held.filter((row) => !Number.isNaN(column?.[row]));
  }
  return held;
}
