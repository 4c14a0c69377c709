import { invalidInput } from '@assay/base';
import { drawnStatistics, intervalOf } from '../resampling/bootstrap.ts';
import type { BootstrapInterval, BootstrapOptions } from '../resampling/bootstrap.ts';
import { resampleRising } from '../resampling/resample.ts';
import { checkStrata } from '../resampling/stratified-bootstrap.ts';
import type { Strata } from '../resampling/stratified-bootstrap.ts';
import { dominanceOfRising } from '../effect-sizes/dominance.ts';

/**
 * The probability that a run of the first is above one of the second on a task chosen by chance, equal ones by half, with a stratified bootstrap interval (R. Agarwal et al., NeurIPS 2021;
 * on Mann and Whitney's U). Different numbers of tasks, or none: InvalidInput.
 */
export function probabilityOfImprovement(
  first: Strata,
  second: Strata,
  options: BootstrapOptions,
  seed: number,
): BootstrapInterval {
  const [a, b] = [checkStrata(first, 'first'), checkStrata(second, 'second')];
  if (a.length !== b.length)
    throw invalidInput('second', `expected ${a.length} tasks as in the first, got ${b.length}`);
  for (const task of [...a, ...b]) task.sort();
  const [drawnA, drawnB] = [a.map((task) => task.slice()), b.map((task) => task.slice())];
  const [countsA, countsB] = [
    a.map((task) => new Uint32Array(task.length)),
    b.map((task) => new Uint32Array(task.length)),
  ];
  const drawn = drawnStatistics(options, seed, (random) => {
    for (const [i, task] of a.entries())
      resampleRising(task, drawnA[i] as Float64Array, countsA[i] as Uint32Array, random);
    for (const [i, task] of b.entries())
      resampleRising(task, drawnB[i] as Float64Array, countsB[i] as Uint32Array, random);
    return meanProbability(drawnA, drawnB);
  });
  return intervalOf(meanProbability(a, b), drawn, options);
}

const meanProbability = (a: readonly Float64Array[], b: readonly Float64Array[]): number =>
  a.reduce((sum, task, i) => sum + (dominanceOfRising(task, b[i] as Float64Array) + 1) / 2, 0) / a.length;
