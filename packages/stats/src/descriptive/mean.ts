import { sample } from './sample.ts';

/** The arithmetic mean, in two passes so that little is lost. No value: InvalidInput. */
export const mean = (values: ArrayLike<number>): number => meanOf(sample(values, 'values'));

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  let centre = sum / values.length;
  if (!Number.isFinite(centre)) {
    centre = 0;
    for (const value of values) centre += value / values.length;
  }
  // The second pass takes back what rounding lost in the first.
  let rest = 0;
  for (let i = 0; i < values.length; i++) rest += (values[i] as number) - centre;
  return centre + rest / values.length;
}
