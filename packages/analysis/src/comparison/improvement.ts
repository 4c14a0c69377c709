import { bootstrap, normalQuantile, probabilityOfImprovement, standardDeviation, varghaDelaneyA12 } from '@assay/stats';
import type { ProbabilityOfImprovement } from './comparison.ts';
import { mirrored, needsTurning } from './mirror.ts';
import type { Samples } from './samples.ts';

type Probability = Omit<ProbabilityOfImprovement, 'isMeaningful'>;

export interface ImprovementOptions {
  readonly confidence: number;
  readonly resamples: number;
  readonly seed: number;
}

/** Above this many values the interval is found without resampling. */
const mostResampled = 2000;

/**
 * P(b > a), equal ones by half, with a bootstrap interval (X. Bouthillier et al., "Accounting for variance in machine learning benchmarks", MLSys 2021). Where no value of one set is beyond the other's, or all pairs agree, a resample
 * cannot but say the same, and the interval is that of n successes in n (E. B. Wilson, JASA 22, 1927).
 */
export function probabilityAbove(samples: Samples, options: ImprovementOptions): Probability {
  if (!needsTurning(samples)) return probabilityAsGiven(samples, options);
  const { estimate, low, high, method } = probabilityAsGiven(mirrored(samples), options);
  return { estimate: 1 - estimate, low: 1 - high, high: 1 - low, method };
}

function probabilityAsGiven(samples: Samples, { confidence, resamples, seed }: ImprovementOptions): Probability {
  if ('differences' in samples) {
    const shares = samples.differences.map((difference) => (Math.sign(difference) + 1) / 2);
    const estimate = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    if (estimate === 0 || estimate === 1) return certain(estimate, shares.length, confidence);
    if (shares.length > mostResampled) {
      const half = (normalQuantile(0.5 + confidence / 2) * standardDeviation(shares)) / Math.sqrt(shares.length);
      return { estimate, low: Math.max(0, estimate - half), high: Math.min(1, estimate + half), method: 'analytic' };
    }
    const average = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { low, high } = bootstrap(shares, average, { confidence, resamples, interval: 'percentile' }, seed);
    return { estimate, low, high, method: 'bootstrap' };
  }
  const { a, b } = samples;
  const analytic = varghaDelaneyA12(b, a, confidence);
  if (analytic.estimate === 0 || analytic.estimate === 1)
    return certain(analytic.estimate, Math.min(a.length, b.length), confidence);
  if (a.length + b.length > mostResampled) return { ...analytic, method: 'analytic' };
  const { estimate, low, high } = probabilityOfImprovement([b], [a], { confidence, resamples }, seed);
  return { estimate, low, high, method: 'bootstrap' };
}

function certain(estimate: number, n: number, confidence: number): Probability {
  const edge = n / (n + normalQuantile(0.5 + confidence / 2) ** 2);
  return estimate === 1
    ? { estimate, low: edge, high: 1, method: 'analytic' }
    : { estimate, low: 0, high: 1 - edge, method: 'analytic' };
}

export function isMeaningful({ estimate, low, high }: Probability): boolean {
  return (low > 0.5 && estimate >= 0.75) || (high < 0.5 && estimate <= 0.25);
}
