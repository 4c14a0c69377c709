import { fitKernel, priorMeans } from './fit-kernel.ts';
import { fitSizeWithin } from './fit-sizes.ts';
import { bestAndNewest } from './model-rows.ts';
import type { Posterior } from './posterior.ts';
import type { TrainingSet } from './training-set.ts';

/** What a fit is made from. */
export interface FitInput {
  readonly isDeterministic: boolean;
  /** How many trials are settled: those before the first that still runs, stragglers aside. */
  readonly settled: number;
  /** Losses of all told trials, in the order of their numbers. */
  readonly losses: Float64Array;
  /** The training set of some places among them. */
  readonly trainingSet: (places: readonly number[]) => TrainingSet;
}

/**
 * The kernel's parameters for a history, fitted rarely: whenever there are 15 % more trials. The fit at a size begins from the one at
 * half that size; so it depends on the first trials alone, and not on what was asked before. Fits are kept, each for the losses that
 * it was made from.
 */
export class KernelFits {
  /** What was last made with them, for the next to begin from. */
  lastPosterior: Posterior | undefined;
  readonly #kept = new Map<number, { readonly losses: Float64Array; readonly theta: Float64Array }>();

  /** Of at least one told trial. */
  theta(input: FitInput): Float64Array {
    const most = input.settled > 0 ? input.settled : input.losses.length;
    const size = fitSizeWithin(most) ?? most;
    return this.#at(size, input);
  }

  #at(size: number, input: FitInput): Float64Array {
    const kept = this.#kept.get(size);
    if (kept?.losses.every((loss, i) => loss === input.losses[i]) === true) return kept.theta;
    const half = fitSizeWithin(size / 2);
    const { isDeterministic } = input;
    const losses = input.losses.slice(0, size);
    const set = input.trainingSet(bestAndNewest(losses, mostFitted));
    const starts = half === undefined ? [] : [this.#at(half, input)];
    if (size < knownFrom) starts.push(priorMeans(set.dimensions, isDeterministic));
    const { theta } = fitKernel(set, { isDeterministic, starts });
    this.#kept.set(size, { losses, theta });
    return theta;
  }
}

/** More trials than these say little more of lengths, and cost their cube. */
const mostFitted = 250;

/** From so many trials on the fit before says better where to begin than the priors do. */
const knownFrom = 60;
