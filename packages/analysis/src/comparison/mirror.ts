import type { Alternative } from '@assay/stats';
import type { Samples } from './samples.ts';

/** The same with a and b in each other's place. */
export const mirrored = (samples: Samples): Samples =>
  'differences' in samples
    ? { ...samples, differences: samples.differences.map((value) => 0 - value).sort() }
    : { a: samples.b, b: samples.a };

export const mirroredAlternative = (alternative: Alternative): Alternative =>
  alternative === 'less' ? 'greater' : alternative === 'greater' ? 'less' : alternative;

/**
 * Of the two ways round, one is chosen by the values alone: what draws random numbers is always asked that way, so that B beside A gives the mirror image of A beside B to the last digit. True where
 * the samples (which rise) are to be turned.
 */
export function needsTurning(samples: Samples): boolean {
  const [first, second] =
    'differences' in samples ? [samples.differences, mirroredValues(samples.differences)] : [samples.a, samples.b];
  if (first.length !== second.length) return first.length > second.length;
  for (let i = 0; i < first.length; i++) {
    const [x, y] = [first[i] as number, second[i] as number];
    if (x !== y) return x > y;
  }
  return false;
}

const mirroredValues = (values: Float64Array): Float64Array => values.map((value) => 0 - value).sort();
