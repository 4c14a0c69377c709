import { bayesianCorrelatedT, bayesianSignedRank, ropeOfPosterior, welchTTest } from '@assay/stats';
import type { RopeProbabilities } from '@assay/stats';
import type { PracticalProbabilities } from './comparison.ts';
import type { ComparisonUnit } from './comparison.ts';
import { mirrored, needsTurning } from './mirror.ts';
import type { Samples } from './samples.ts';

export interface Practical extends RopeProbabilities {
  readonly method: PracticalProbabilities['method'];
}

/**
 * How likely b − a is below, within and above ±minEffect. Folds: the correlated t-test (G. Corani and A. Benavoli 2015) with a correlation of 1/folds; data sets: the signed-rank test (A. Benavoli et al., JMLR 18, 2017); else
 * Student's t posterior under a flat prior, of two samples with Welch's degrees of freedom.
 */
export function practicalOf(samples: Samples, unit: ComparisonUnit, minEffect: number, seed: number): Practical {
  if (!('differences' in samples)) {
    const { difference, standardError, df } = welchTTest(samples.b, samples.a);
    return { ...ropeOfPosterior(difference, standardError ** 2, df, minEffect), method: 't' };
  }
  const { differences, folds } = samples;
  if (unit !== 'dataSets') {
    const correlation = unit === 'folds' ? 1 / Math.max(2, folds) : 0;
    const method = unit === 'folds' ? ('correlatedT' as const) : ('t' as const);
    return { ...bayesianCorrelatedT(differences, { rope: minEffect, correlation }), method };
  }
  if (needsTurning(samples)) {
    const turned = practicalOf(mirrored(samples), unit, minEffect, seed);
    return { ...turned, left: turned.right, right: turned.left };
  }
  return { ...bayesianSignedRank(differences, { rope: minEffect, draws: 4000 }, seed), method: 'signedRank' };
}
