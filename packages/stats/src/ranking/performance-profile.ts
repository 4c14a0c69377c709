import { RandomStream, invalidInput } from '@assay/base';
import { quantileOfSorted } from '../descriptive/quantile.ts';
import type { BootstrapOptions } from '../resampling/bootstrap.ts';
import { resample } from '../resampling/resample.ts';
import { checkStrata } from '../resampling/stratified-bootstrap.ts';
import type { Strata } from '../resampling/stratified-bootstrap.ts';

/** At each threshold: the share of runs above it, averaged over tasks, with its pointwise interval. */
export interface PerformanceProfile {
  readonly share: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * The run-score distribution of a method over tasks (R. Agarwal et al., NeurIPS 2021; after E. Dolan and J. Moré, Mathematical Programming 91, 2002), with stratified bootstrap intervals (2,000 resamples unless
 * told otherwise). Scores must be comparable between tasks. No task or one without runs: InvalidInput.
 */
export function performanceProfile(
  strata: Strata,
  thresholds: ArrayLike<number>,
  { resamples = 2000, confidence = 0.95 }: BootstrapOptions,
  seed: number,
): PerformanceProfile {
  const tasks = checkStrata(strata, 'strata').map((task) => task.sort());
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const at = Array.from(thresholds);
  const random = RandomStream.of(seed);
  const drawn = at.map(() => new Float64Array(resamples));
  const buffers = tasks.map((task) => task.slice());
  for (let i = 0; i < resamples; i++) {
    for (const [j, task] of tasks.entries()) resample(task, buffers[j] as Float64Array, random);
    for (const [j, share] of sharesAbove(buffers, at).entries()) (drawn[j] as Float64Array)[i] = share;
  }
  const tail = (1 - confidence) / 2;
  for (const values of drawn) values.sort();
  return {
    share: sharesAbove(tasks, at),
    low: drawn.map((values) => quantileOfSorted(values, tail)),
    high: drawn.map((values) => quantileOfSorted(values, 1 - tail)),
  };
}

const sharesAbove = (tasks: readonly Float64Array[], thresholds: readonly number[]): number[] =>
  thresholds.map((threshold) => {
    let sum = 0;
    for (const task of tasks) {
      let above = 0;
      for (const value of task) if (value > threshold) above++;
      sum += above / task.length;
    }
    return sum / tasks.length;
  });
