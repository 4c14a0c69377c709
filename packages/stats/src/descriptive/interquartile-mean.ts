import { risingSample } from './sample.ts';

/**
 * The mean of the middle half: a quarter of the values (rounded down) is left out at either end, as `scipy.stats.trim_mean(x, 0.25)` does
 * (Agarwal et al. 2021, arXiv 2108.13264). No value: InvalidInput.
 */
export const interquartileMean = (values: ArrayLike<number>): number =>
  trimmedMeanOfSorted(risingSample(values, 'values'), 0.25);

/** The mean of rising values without the share `cut` of them (rounded down) at either end. */
export function trimmedMeanOfSorted(sorted: Float64Array, cut: number): number {
  const left = Math.floor(sorted.length * cut);
  let sum = 0;
  for (let i = left; i < sorted.length - left; i++) sum += sorted[i] as number;
  return sum / (sorted.length - 2 * left);
}
