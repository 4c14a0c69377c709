import { invalidInput } from '@assay/base';
import { joinMeans } from './bucket-mean.ts';

/** Beyond so many standard deviations a point has no weight; there it would be below 0.04 %. */
const truncateAt = 4;

export interface GaussianOptions {
  /** Standard deviation of the kernel in units of x, 0 or more. */
  readonly sigma: number;
  /** How many points each value is the mean of (buckets). Without it, one. */
  readonly counts?: ArrayLike<number>;
}

/**
 * Mean of the values around each x, those at distance d weighing exp(-d² / 2σ²), up to 4σ away: the kernel regression of Nadaraya and
 * Watson (Nadaraya, Theory of Probability and Its Applications 9(1), 1964, doi:10.1137/1109020). It looks both ways, so that nothing
 * lags, and at the ends it averages what there is. Values that are not finite stay as they are and weigh nothing. A constant series
 * stays as it is to the bit; σ = 0 leaves all as it is.
 *
 * `xs` must ascend. Throws InvalidInput for a sigma below 0 or not finite and for an x that falls or is not finite.
 * O(n · points within 8σ): give it buckets where there are many points.
 */
export function smoothGaussian(
  xs: Float64Array,
  values: Float64Array,
  { sigma, counts }: GaussianOptions,
): Float64Array {
  if (!(sigma >= 0 && sigma < Infinity)) throw invalidInput('sigma', `expected a finite width of x, got ${sigma}.`);
  xs.forEach((x, i) => {
    if (!(Number.isFinite(x) && x >= (xs[i - 1] ?? -Infinity)))
      throw invalidInput(
        `xs[${i}]`,
        `expected a finite number of at least ${xs[i - 1]}, got ${x}. Sort the points by x.`,
      );
  });
  const smoothed = values.slice();
  if (sigma === 0) return smoothed;
  const reach = truncateAt * sigma;
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    const x = xs[i] ?? 0;
    while ((xs[from] ?? x) < x - reach) from++;
    if (!Number.isFinite(values[i])) continue;
    let mean = 0;
    let mass = 0;
    for (let j = from; j < values.length && (xs[j] ?? 0) <= x + reach; j++) {
      const value = values[j] ?? Number.NaN;
      const distance = ((xs[j] ?? 0) - x) / sigma;
      const weight = (counts?.[j] ?? 1) * Math.exp((-distance * distance) / 2);
      if (!Number.isFinite(value) || !(weight > 0)) continue;
      mass += weight;
      mean = mass === weight ? value : joinMeans(mean, value, weight / mass);
    }
    if (mass > 0) smoothed[i] = mean;
  }
  return smoothed;
}
