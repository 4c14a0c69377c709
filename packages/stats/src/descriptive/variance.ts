import { meanOf } from './mean.ts';
import { sample } from './sample.ts';

/** The variance with n − 1 in the denominator. Fewer than two values: InvalidInput. */
export const variance = (values: ArrayLike<number>): number => varianceOf(sample(values, 'values', 2));

export const standardDeviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

/** Exactly 0 where all values are the same. */
export function varianceOf(values: Float64Array): number {
  const centre = meanOf(values);
  let squares = 0;
  let rest = 0;
  for (const value of values) {
    squares += (value - centre) ** 2;
    rest += value - centre;
  }
  if (values.every((value) => value === values[0])) return 0;
  return Math.max(0, squares - (rest * rest) / values.length) / (values.length - 1);
}
