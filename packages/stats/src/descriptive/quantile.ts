import { invalidInput } from '@assay/base';
import { risingSample } from './sample.ts';

/**
 * The value below which the fraction q lies, straight between the two nearest: type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), as R, NumPy and
 * spreadsheets have it. No value, or q outside [0, 1]: InvalidInput.
 */
export const quantile = (values: ArrayLike<number>, q: number): number =>
  quantileOfSorted(risingSample(values, 'values'), q);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** The same of values that rise. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  if (!(q >= 0 && q <= 1)) throw invalidInput('q', `expected a fraction within 0 and 1, got ${q}`);
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low === high ? low : low + (place - below) * (high - low);
}
