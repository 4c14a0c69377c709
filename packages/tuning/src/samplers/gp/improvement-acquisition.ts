import { normalLogCdf, normalLogDensity } from '@assay/stats';
import { logImprovement } from './log-expected-improvement.ts';
import type { Posterior, Prediction } from './posterior.ts';
import type { Acquisition } from './propose.ts';

/** A model of a constraint, which is kept where its value is at most 0. */
export interface FeasibilityModel {
  readonly posterior: Posterior;
}

/**
 * The logarithm of the expected improvement on a loss of `best`, times the probability that the constraints (values at most 0) are kept
 * (Gardner et al. 2014). Where `best` is Infinity, because no trial has kept them yet, the latter alone.
 */
export function improvementAcquisition(
  posterior: Posterior,
  best: number,
  constraints: readonly FeasibilityModel[],
  dimensions: number,
): Acquisition {
  const prediction: Prediction = { mean: 0, variance: 1 };
  const meanGradient = new Float64Array(dimensions);
  const varianceGradient = new Float64Array(dimensions);

  /** log E[improvement] or log P(kept) of a model, its gradient added. */
  const term = (
    of: Posterior,
    level: number,
    isLoss: boolean,
    point: Float64Array,
    gradient?: Float64Array,
  ): number => {
    if (gradient === undefined) of.predict(point, prediction);
    else of.predictWithGradient(point, prediction, meanGradient, varianceGradient);
    const sd = Math.sqrt(prediction.variance);
    const z = (level - prediction.mean) / sd;
    const { value, slope } = isLoss ? logImprovement(z) : logKept(z);
    for (let j = 0; gradient !== undefined && j < dimensions; j++) {
      const sdSlope = (varianceGradient[j] as number) / (2 * sd);
      const own = slope * (-(meanGradient[j] as number) - z * sdSlope) + (isLoss ? sdSlope : 0);
      gradient[j] = (gradient[j] as number) + own / sd;
    }
    return isLoss ? value + Math.log(sd) : value;
  };
  const total = (point: Float64Array, gradient?: Float64Array): number => {
    let value = best === Infinity ? 0 : term(posterior, best, true, point, gradient);
    for (const constraint of constraints) value += term(constraint.posterior, 0, false, point, gradient);
    return value;
  };
  return {
    value: (point) => total(point),
    withGradient: (point, gradient) => {
      gradient.fill(0);
      return total(point, gradient);
    },
  };
}

function logKept(z: number): { value: number; slope: number } {
  const value = normalLogCdf(z);
  return { value, slope: Math.exp(normalLogDensity(z) - value) };
}
