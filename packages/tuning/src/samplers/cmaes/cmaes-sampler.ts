import { invalidInput, type RandomStream } from '@assay/base';
import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';
import type { Dimension } from '../../space/dimension.ts';
import type { Point } from '../../space/point.ts';
import type { SearchSpace } from '../../space/search-space.ts';
import { modelRows } from '../gp/model-rows.ts';
import { randomSampler } from '../random.ts';
import { randomFor, type Sampler, type SuggestContext, type Suggestion } from '../sampler.ts';
import { CmaReplay, type CmaTold, generationKey } from './cma-replay.ts';
import type { Evaluated } from './cma-state.ts';

export interface CmaesOptions {
  /** Trials before the first of the search; 1 when not given. */
  readonly startupTrials?: number;
  /** The first standard deviation, of a range of 1; 1/6 when not given. */
  readonly sigma?: number;
  /** Points a generation; 4 + 3 ln n when not given. */
  readonly populationSize?: number;
}

/**
 * CMA-ES over the ranges and ordered choices that are always active, by index where they are choices. Its generation stands in each trial's note, so
 * that its state is a replay of the trials. Categories, and what is active at times, are drawn apart: like those of the best
 * quarter of the trials, evenly mixed with all others. Other trials, of earlier studies for instance, say where it begins.
 */
export class CmaesSampler implements Sampler {
  readonly #replay = new CmaReplay();
  readonly #startupTrials: number;
  readonly #sigma: number;
  readonly #population: number | undefined;

  constructor({ startupTrials = 1, sigma = 1 / 6, populationSize }: CmaesOptions = {}) {
    this.#startupTrials = startupTrials;
    this.#sigma = sigma;
    this.#population = populationSize;
  }

  suggest(context: SuggestContext): Suggestion {
    const { space, history, definition } = context;
    if (definition.objectives.length > 1) {
      throw invalidInput('sampler', 'cmaes searches for one objective; use auto, gp, tpe or nsga2 for several');
    }
    const own = space.dimensions.filter(({ isOrdered, parent, levels }) => isOrdered && parent < 0 && levels > 1);
    if (own.length === 0 || history.finishedCount < this.#startupTrials) return randomSampler.suggest(context);
    const plan = { dimensions: own.length, sigma: this.#sigma, population: this.#population };
    const { state, run } = this.#replay.place(plan, toldTrials(history, own), context);
    const random = randomFor(context, 'cmaes');
    const least = Float64Array.from(own, ({ levels }) => 0.3 / levels);
    for (let tries = 0; tries < mostTries; tries++) {
      const values = space.decode(complete(space, history, own, state.sample(random, least), random));
      if (space.satisfies(values)) return { values, note: { cmaRun: run, cmaGeneration: state.generation } };
    }
    return randomSampler.suggest(context);
  }
}

/** Points drawn in search of one that keeps the space's constraints. */
const mostTries = 200;

function toldTrials(history: TrialHistory, own: readonly Dimension[]): CmaTold {
  const { told, losses } = modelRows(history, (row) => history.losses[0]?.[row] ?? Number.NaN);
  const generations = new Map<string, Evaluated[]>();
  const known: Evaluated[] = [];
  told.forEach((row, i) => {
    const violation = history.violations[row] as number;
    const x = Float64Array.from(own, (dimension) =>
      dimension.toUnit(history.coordinates[dimension.index]?.[row] ?? Number.NaN),
    );
    if (x.some(Number.isNaN)) return;
    // What breaks a constraint is worse than anything that keeps them, by how much it breaks them.
    const evaluated = { x, loss: violation > 0 ? 1e100 * (1 + violation) : (losses[i] as number) };
    const { note, number } = history.trials[row] ?? { number: -1 };
    if (number < 0 || typeof note?.['cmaRun'] !== 'number') {
      if (history.states[row] === stateCodes.complete) known.push(evaluated);
      return;
    }
    const key = generationKey(note['cmaRun'], Number(note['cmaGeneration']));
    const generation = generations.get(key);
    if (generation === undefined) generations.set(key, [evaluated]);
    else generation.push(evaluated);
  });
  return { generations, known };
}

function complete(
  space: SearchSpace,
  history: TrialHistory,
  own: readonly Dimension[],
  x: Float64Array,
  random: RandomStream,
): Point {
  const point = new Float64Array(space.dimensions.length).fill(Number.NaN);
  const good = bestQuarter(history);
  for (const dimension of space.dimensions) {
    if (!space.isActive(dimension, point)) continue;
    const place = own.indexOf(dimension);
    if (place >= 0) {
      point[dimension.index] = dimension.fromUnit(x[place] as number);
      continue;
    }
    const column = history.coordinates[dimension.index];
    const seen = good.map((row) => column?.[row] ?? Number.NaN).filter((coordinate) => !Number.isNaN(coordinate));
    const like = random.below(seen.length + Math.min(dimension.levels, 10));
    point[dimension.index] =
      like < seen.length && dimension.levels < Infinity ? (seen[like] as number) : dimension.fromUnit(random.uniform());
  }
  return point;
}

function bestQuarter(history: TrialHistory): number[] {
  const rows: number[] = [];
  for (let row = 0; row < history.count; row++) {
    if (history.states[row] === stateCodes.complete && history.violations[row] === 0) rows.push(row);
  }
  const losses = history.losses[0] ?? new Float64Array(0);
  return rows.sort((a, b) => (losses[a] as number) - (losses[b] as number)).slice(0, Math.ceil(rows.length / 4));
}
