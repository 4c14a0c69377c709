import { meanOf } from './mean.ts';
import { quantileOfSorted } from './quantile.ts';
import { sample } from './sample.ts';
import { varianceOf } from './variance.ts';
import { trimmedMeanOfSorted } from './interquartile-mean.ts';

export interface Description {
  readonly count: number;
  readonly mean: number;
  /** With n − 1; undefined for a single value. */
  readonly standardDeviation: number | undefined;
  readonly standardError: number | undefined;
  readonly interquartileMean: number;
  readonly min: number;
  readonly firstQuartile: number;
  readonly median: number;
  readonly thirdQuartile: number;
  readonly max: number;
}

/** What is usually said of a sample. No value: InvalidInput. */
export function describe(values: ArrayLike<number>): Description {
  const sorted = sample(values, 'values').sort();
  const count = sorted.length;
  const deviation = count < 2 ? undefined : Math.sqrt(varianceOf(sorted));
  return {
    count,
    mean: meanOf(sorted),
    standardDeviation: deviation,
    standardError: deviation === undefined ? undefined : deviation / Math.sqrt(count),
    interquartileMean: trimmedMeanOfSorted(sorted, 0.25),
    min: sorted[0] as number,
    firstQuartile: quantileOfSorted(sorted, 0.25),
    median: quantileOfSorted(sorted, 0.5),
    thirdQuartile: quantileOfSorted(sorted, 0.75),
    max: sorted[count - 1] as number,
  };
}
