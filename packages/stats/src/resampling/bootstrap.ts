import { RandomStream, invalidInput } from '@assay/base';
import { quantileOfSorted } from '../descriptive/quantile.ts';
import { meanOf } from '../descriptive/mean.ts';
import { sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';
import { resampleRising } from './resample.ts';

export interface BootstrapOptions {
  /** 10,000 unless told otherwise. */
  readonly resamples?: number;
  /** 0.95 unless told otherwise. */
  readonly confidence?: number;
}

export interface BootstrapInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** The standard deviation over resamples. */
  readonly standardError: number;
}

/** What is estimated. It may reorder the values it is given, but not keep them; of one sample they come in rising order. */
export type Statistic = (values: Float64Array) => number;

/**
 * The interval of a statistic of one sample by B. Efron's bootstrap: `percentile` (1979), or `bca`, corrected for bias and skewness (JASA 82, 1987), unless told otherwise. One value, or values
 * all the same: an interval of that point. No value, or a statistic that is not finite on a resample: InvalidInput.
 */
export function bootstrap(
  values: ArrayLike<number>,
  statistic: Statistic,
  options: BootstrapOptions & { readonly interval?: 'percentile' | 'bca' },
  seed: number,
): BootstrapInterval {
  const all = sample(values, 'values').sort();
  const estimate = statistic(all.slice());
  const buffer = new Float64Array(all.length);
  const counts = new Uint32Array(all.length);
  const drawn = drawnStatistics(options, seed, (random) => {
    resampleRising(all, buffer, counts, random);
    return statistic(buffer);
  });
  if (options.interval === 'percentile') return intervalOf(estimate, drawn, options);
  return intervalOf(estimate, drawn, options, correctionOf(all, statistic, estimate, drawn));
}

/** Sorted. */
export function drawnStatistics(
  { resamples = 10_000 }: BootstrapOptions,
  seed: number,
  draw: (random: RandomStream) => number,
): Float64Array {
  if (!(resamples >= 2)) throw invalidInput('resamples', `expected at least 2, got ${resamples}`);
  const random = RandomStream.of(seed);
  const drawn = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) drawn[i] = draw(random);
  drawn.sort();
  if (!Number.isFinite(drawn[0]) || !Number.isFinite(drawn[resamples - 1]))
    throw invalidInput('statistic', 'is not a finite number on every resample');
  return drawn;
}

/** Moves the shares at which percentiles are taken. */
interface Correction {
  readonly bias: number;
  readonly acceleration: number;
}

export function intervalOf(
  estimate: number,
  sorted: Float64Array,
  { confidence = 0.95 }: BootstrapOptions,
  { bias, acceleration }: Correction = { bias: 0, acceleration: 0 },
): BootstrapInterval {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const at = (share: number): number => {
    if (bias === 0 && acceleration === 0) return quantileOfSorted(sorted, share);
    const shifted = bias + normalQuantile(share);
    return quantileOfSorted(sorted, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  const tail = (1 - confidence) / 2;
  return { estimate, low: at(tail), high: at(1 - tail), standardError: Math.sqrt(varianceOf(sorted)) };
}

function correctionOf(all: Float64Array, statistic: Statistic, estimate: number, drawn: Float64Array): Correction {
  let below = 0;
  for (const value of drawn) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const edge = 0.5 / drawn.length;
  const bias = normalQuantile(Math.min(1 - edge, Math.max(edge, below / drawn.length)));
  if (all.length < 2) return { bias: 0, acceleration: 0 };
  const without = Float64Array.from(all, (_, left) => statistic(all.filter((__, i) => i !== left)));
  const centre = meanOf(without);
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (centre - value) ** 2;
    cubes += (centre - value) ** 3;
  }
  return { bias, acceleration: squares > 0 ? cubes / (6 * squares ** 1.5) : 0 };
}
