import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { tCdf, tSurvival } from '../special/student-t.ts';

/** How likely the difference is below, within and above the region of practical equivalence. They sum to 1. */
export interface RopeProbabilities {
  readonly left: number;
  readonly rope: number;
  readonly right: number;
}

/**
 * The Bayesian correlated t-test (G. Corani and A. Benavoli, Machine Learning 100, 2015; tutorial: A. Benavoli et al., JMLR 18, 2017) of differences on the folds of one data set: `correlation` is 1/k for k
 * folds, 0 for independent differences. The region is [−rope, rope]. Fewer than two differences, a negative region or a correlation outside [0, 1): InvalidInput.
 */
export function bayesianCorrelatedT(
  differences: ArrayLike<number>,
  { rope, correlation }: { readonly rope: number; readonly correlation: number },
): RopeProbabilities {
  if (!(correlation >= 0 && correlation < 1))
    throw invalidInput('correlation', `expected at least 0 and below 1, got ${correlation}`);
  const values = sample(differences, 'differences', 2);
  const variance = varianceOf(values) * (1 / values.length + correlation / (1 - correlation));
  return ropeOfPosterior(meanOf(values), variance, values.length - 1, rope);
}

/** The same of a Student's t posterior. Without variance all is at the mean; on the edge of the region, half to either side. */
export function ropeOfPosterior(mean: number, variance: number, df: number, rope: number): RopeProbabilities {
  if (!(rope >= 0)) throw invalidInput('rope', `expected at least 0, got ${rope}`);
  if (variance === 0) {
    const below = (edge: number): number => (mean < edge ? 1 : mean === edge ? 0.5 : 0);
    const [left, right] = [below(-rope), 1 - below(rope)];
    return { left, rope: 1 - left - right, right };
  }
  const deviation = Math.sqrt(variance);
  const left = tCdf((-rope - mean) / deviation, df);
  const right = tSurvival((rope - mean) / deviation, df);
  return { left, rope: Math.max(0, 1 - left - right), right };
}
