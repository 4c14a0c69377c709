import { GpSampler } from '../gp/gp-sampler.ts';
import { QmcSampler } from '../qmc/qmc.ts';
import type { Sampler, SuggestContext, Suggestion } from '../sampler.ts';
import { TpeSampler } from '../tpe/tpe.ts';

/** A Gaussian process learns a length a dimension; of more it learns too little. */
const mostModelledDimensions = 60;

/** Up to so many finished trials each of them is modelled; then TPE, which costs little, takes over. */
const mostModelledTrials = 1000;

/**
 * The sampler for those who do not want to choose one: some places of a Sobol sequence, then a Gaussian process, which finds more in
 * few trials than anything else here (docs/guide/tuning-comparison.md); TPE in spaces of very many dimensions and after very many trials.
 */
export class AutoSampler implements Sampler {
  readonly #first = new QmcSampler('sobol');
  readonly #model = new GpSampler({ startupTrials: 0, mostModelled: 300 });
  readonly #tpe = new TpeSampler();

  suggest(context: SuggestContext): Suggestion {
    const { space, history } = context;
    const dimensions = space.dimensions.length;
    if (history.finishedCount < startupTrials(dimensions)) return this.#first.suggest(context);
    const isLarge = dimensions > mostModelledDimensions || history.finishedCount > mostModelledTrials;
    return (isLarge ? this.#tpe : this.#model).suggest(context);
  }
}

const startupTrials = (dimensions: number): number => Math.min(Math.max(dimensions + 1, 4), 10);
