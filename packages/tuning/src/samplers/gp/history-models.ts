import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';
import type { KernelFits } from './kernel-fits.ts';
import { bestAndNewest, type ModelRows } from './model-rows.ts';
import { Posterior } from './posterior.ts';
import type { SpaceDomain } from './space-domain.ts';
import type { TrainingSet } from './training-set.ts';

/** A model of one value of the trials. */
export interface HistoryModel {
  readonly posterior: Posterior;
  /** Rows of its points, ascending. */
  readonly rows: readonly number[];
}

/** What is modelled: a value a row, and how it is made fit to be learned. */
export interface Modelled {
  readonly rows: readonly number[];
  readonly values: Float64Array;
  readonly transform: (values: Float64Array) => Float64Array;
  readonly fits: KernelFits;
}

/** Makes models of a history's values, each with the pending trials told as expected by none yet. */
export class HistoryModels {
  readonly #history: TrialHistory;
  readonly #domain: SpaceDomain;
  readonly #rows: ModelRows;
  readonly #isDeterministic: boolean;
  readonly #mostModelled: number;
  readonly #points = new Map<number, Float64Array>();
  /** Rows from here on are not settled: see `firstUnsettled`. */
  readonly #settledBefore: number;

  constructor(
    history: TrialHistory,
    domain: SpaceDomain,
    rows: ModelRows,
    options: { isDeterministic: boolean; mostModelled: number },
  ) {
    this.#history = history;
    this.#domain = domain;
    this.#rows = rows;
    this.#isDeterministic = options.isDeterministic;
    this.#mostModelled = options.mostModelled;
    this.#settledBefore = firstUnsettled(history, rows);
  }

  /** A row's point in the model's coordinates. */
  point(row: number): Float64Array {
    const known = this.#points.get(row);
    if (known !== undefined) return known;
    const point = this.#domain.toModel(Float64Array.from(this.#history.coordinates, (column) => column[row] as number));
    this.#points.set(row, point);
    return point;
  }

  model({ rows, values, transform, fits }: Modelled): HistoryModel {
    const dimensions = this.#domain.isCategorical.length;
    const trainingSet = (places: readonly number[]): TrainingSet => ({
      dimensions,
      isCategorical: this.#domain.isCategorical,
      count: places.length,
      columns: Array.from({ length: dimensions }, (_, j) =>
        Float64Array.from(places, (place) => this.point(rows[place] as number)[j] as number),
      ),
      targets: transform(Float64Array.from(places, (place) => values[place] as number)),
    });
    const unsettled = rows.findIndex((row) => row >= this.#settledBefore);
    const theta = fits.theta({
      isDeterministic: this.#isDeterministic,
      settled: unsettled === -1 ? rows.length : unsettled,
      losses: values,
      trainingSet,
    });
    const places = bestAndNewest(values, this.#mostModelled);
    const posterior = new Posterior(trainingSet(places), theta, this.#rows.pending.length, fits.lastPosterior);
    fits.lastPosterior = posterior;
    return {
      posterior,
      rows: places.map((place) => rows[place] as number),
    };
  }
}

/**
 * The first row that still runs: what a fit is made from does not change while trials end in another order than they began. A trial that
 * runs when many after it have ended is not waited for.
 */
function firstUnsettled(history: TrialHistory, rows: ModelRows): number {
  const running = history.counts[stateCodes.running] ?? 0;
  const from = history.count - 3 * running - 8;
  return rows.pending.find((row) => row >= from && history.states[row] === stateCodes.running) ?? history.count;
}
