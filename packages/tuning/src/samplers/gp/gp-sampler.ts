import type { TrialHistory } from '../../history/trial-history.ts';
import type { SearchSpace } from '../../space/search-space.ts';
import { randomSampler } from '../random.ts';
import { randomFor, type Sampler, type SuggestContext, type Suggestion } from '../sampler.ts';
import { type HistoryModel, HistoryModels } from './history-models.ts';
import { improvementAcquisition } from './improvement-acquisition.ts';
import { KernelFits } from './kernel-fits.ts';
import { type ModelRows, modelRows } from './model-rows.ts';
import { propose } from './propose.ts';
import { scalarisation } from './scalarisation.ts';
import { type SpaceDomain, spaceDomain } from './space-domain.ts';
import { transformConstraints, transformLosses } from './transform-losses.ts';

export interface GpOptions {
  /** Trials before the first that is modelled; 10 when not given. */
  readonly startupTrials?: number;
  /** An objective gives the same value at the same point every time. */
  readonly isDeterministic?: boolean;
  /** Points that a model is made of, the best and the newest; 500 when not given. A call costs their square. */
  readonly mostModelled?: number;
}

/**
 * Bayesian optimisation with a Gaussian process: the point of the greatest expected improvement (its logarithm). Running trials are heeded
 * as if they had given what the model expects; told constraints by the probability that all are kept, a model each;
 * several objectives by their augmented Chebyshev sum with weights that change from trial to trial (ParEGO, Knowles 2006).
 */
export class GpSampler implements Sampler {
  readonly #startupTrials: number;
  readonly #options: { isDeterministic: boolean; mostModelled: number };
  readonly #fits = new Map<string, KernelFits>();
  #of: { readonly space: SearchSpace; readonly domain: SpaceDomain } | undefined;

  constructor({ startupTrials = 10, isDeterministic = false, mostModelled = 500 }: GpOptions = {}) {
    this.#startupTrials = startupTrials;
    this.#options = { isDeterministic, mostModelled };
  }

  suggest(context: SuggestContext): Suggestion {
    const { space, history } = context;
    if (history.finishedCount < this.#startupTrials) return randomSampler.suggest(context);
    const scalars = scalarisation(context);
    const rows = modelRows(history, scalars.lossOf);
    if (rows.told.length < 2) return randomSampler.suggest(context);

    const domain = this.#domain(space);
    const models = new HistoryModels(history, domain, rows, this.#options);
    const fits = this.#fitsOf(scalars.name);
    const loss = models.model({ rows: rows.told, values: rows.losses, transform: transformLosses, fits });
    const constraints = this.#constraintModels(history, rows, models);

    let best = Infinity;
    for (const [i, row] of loss.rows.entries()) {
      if (history.violations[row] === 0) best = Math.min(best, loss.posterior.meanAt(i));
    }
    for (const row of rows.pending) {
      const expected = loss.posterior.believe(models.point(row));
      for (const { posterior } of constraints) posterior.believe(models.point(row));
      if (constraints.length === 0) best = Math.min(best, expected);
    }
    const acquisition = improvementAcquisition(loss.posterior, best, constraints, space.dimensions.length);
    const incumbents = bestRows(history, rows).map((row) => models.point(row));
    const random = randomFor(context, 'gp');
    for (const proposal of propose(domain, acquisition, random, { incumbents, drawn: 100, nearby: 100, starts: 2 })) {
      const point = domain.toSpace(proposal);
      if (point !== undefined && !history.has(point)) return { values: space.decode(point) };
    }
    return randomSampler.suggest(context);
  }

  /** One a told constraint that some trial has broken. */
  #constraintModels(history: TrialHistory, { told }: ModelRows, models: HistoryModels): HistoryModel[] {
    const made: HistoryModel[] = [];
    const count = Math.max(0, ...told.map((row) => history.trials[row]?.constraints?.length ?? 0));
    for (let c = 0; c < count; c++) {
      const valueOf = (row: number): number => history.trials[row]?.constraints?.[c] ?? Number.NaN;
      const rows = told.filter((row) => !Number.isNaN(valueOf(row)));
      const values = Float64Array.from(rows, valueOf);
      if (values.every((value) => value <= 0)) continue;
      made.push(models.model({ rows, values, transform: transformConstraints, fits: this.#fitsOf(`constraint ${c}`) }));
    }
    return made;
  }

  #domain(space: SearchSpace): SpaceDomain {
    if (this.#of?.space !== space) {
      this.#of = { space, domain: spaceDomain(space) };
      this.#fits.clear();
    }
    return this.#of.domain;
  }

  #fitsOf(name: string): KernelFits {
    const kept = this.#fits.get(name) ?? new KernelFits();
    this.#fits.set(name, kept);
    return kept;
  }
}

/** The points whose surroundings are looked at closely: those that keep the constraints first. */
function bestRows(history: TrialHistory, { told, losses }: ModelRows): number[] {
  const violation = (place: number): number => history.violations[told[place] as number] as number;
  return Array.from(told, (_, place) => place)
    .sort((a, b) => violation(a) - violation(b) || (losses[a] as number) - (losses[b] as number) || a - b)
    .slice(0, 5)
    .map((place) => told[place] as number);
}
