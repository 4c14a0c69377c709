import { interquartileMean, stratifiedBootstrapDifference } from '@assay/stats';

/** Inter-quartile means over tasks × seeds, and their difference with its 95 % interval. */
export interface IqmDifference {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

const bootstrapSeed = 20_261_122;

/** @param a,b scores by task, then by seed; the same seeds on both sides, and drawn together. */
export function iqmDifference(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): IqmDifference {
  const options = { resamples: 10_000, isPaired: true };
  const { estimate, low, high } = stratifiedBootstrapDifference(a, b, interquartileMean, options, bootstrapSeed);
  return { a: interquartileMean(a.flat()), b: interquartileMean(b.flat()), difference: estimate, low, high };
}
