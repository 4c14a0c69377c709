import { minimizeBounded } from '../../numeric/minimize-bounded.ts';
import { kernelPriors, negativeLogPosterior, type Prior } from './log-posterior.ts';
import type { TrainingSet } from './training-set.ts';

export interface KernelFit {
  readonly theta: Float64Array;
  /** Negative log posterior, up to a constant. */
  readonly value: number;
}

export interface FitOptions {
  /** A target is exactly what it would be again. */
  readonly isDeterministic: boolean;
  /** Where to begin; the best end counts. `priorMeans` when not given. */
  readonly starts?: readonly Float64Array[];
  readonly mostEvaluations?: number;
}

/** The kernel's parameters that fit a training set best, given their priors. A function of its arguments alone. */
export function fitKernel(set: TrainingSet, options: FitOptions): KernelFit {
  const priors = kernelPriors(set.dimensions, options.isDeterministic ? exactNoise : noise);
  const evaluate = negativeLogPosterior(set, priors);
  const problem = {
    low: Float64Array.from(priors, ({ low }) => low),
    high: Float64Array.from(priors, ({ high }) => high),
    evaluate,
    mostEvaluations: options.mostEvaluations ?? 40,
    gradientTolerance: 1e-2,
    valueTolerance: 1e-4,
  };
  let best: KernelFit | undefined;
  for (const start of options.starts ?? [priorMeans(set.dimensions, options.isDeterministic)]) {
    const { x, value } = minimizeBounded(problem, start);
    if (best === undefined || value < best.value) best = { theta: x, value };
  }
  return best ?? { theta: priorMeans(set.dimensions, options.isDeterministic), value: Infinity };
}

/** The kernel's parameters before anything is seen. */
export const priorMeans = (dimensions: number, isDeterministic: boolean): Float64Array =>
  Float64Array.from(kernelPriors(dimensions, isDeterministic ? exactNoise : noise), ({ mean }) => mean);

const noise: Prior = { mean: -10, sd: 2.5, low: -14, high: 1 };
const exactNoise: Prior = { mean: -14, sd: 1, low: -14, high: -14 };
