import { invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import { drawnStatistics, intervalOf } from './bootstrap.ts';
import type { BootstrapInterval, BootstrapOptions, Statistic } from './bootstrap.ts';
import { resample } from './resample.ts';

/** Runs of one method, task by task. Tasks may have different numbers of runs. */
export type Strata = readonly ArrayLike<number>[];

/**
 * The percentile interval of a statistic of all runs pooled, runs being drawn anew within each task (R. Agarwal et al., NeurIPS 2021, arXiv 2108.13264). No task, or one without runs: InvalidInput.
 */
export function stratifiedBootstrap(
  strata: Strata,
  statistic: Statistic,
  options: BootstrapOptions,
  seed: number,
): BootstrapInterval {
  const tasks = checkStrata(strata, 'strata');
  const pooled = poolOf(tasks);
  const draw = drawWithin(tasks);
  const drawn = drawnStatistics(options, seed, (random) => {
    draw((task, into) => resample(task, into, random));
    return statistic(draw.pooled);
  });
  return intervalOf(statistic(pooled), drawn, options);
}

export interface DifferenceOptions extends BootstrapOptions {
  /** Whether run i of a task is of the same seed in both, so that it is drawn for both or neither. */
  readonly isPaired?: boolean;
}

/** The same of statistic(first) − statistic(second). Paired strata of different shapes: InvalidInput. */
export function stratifiedBootstrapDifference(
  first: Strata,
  second: Strata,
  statistic: Statistic,
  options: DifferenceOptions,
  seed: number,
): BootstrapInterval {
  const [a, b] = [checkStrata(first, 'first'), checkStrata(second, 'second')];
  const isPaired = options.isPaired === true;
  if (a.length !== b.length)
    throw invalidInput('second', `expected ${a.length} tasks as in the first, got ${b.length}`);
  for (const [i, task] of a.entries())
    if (isPaired && task.length !== b[i]?.length)
      throw invalidInput(`second[${i}]`, `expected ${task.length} runs as in the first, got ${b[i]?.length}`);
  const [drawA, drawB] = [drawWithin(a), drawWithin(b)];
  const places = a.map((task) => Float64Array.from(task.keys()));
  const drawPlaces = drawWithin(places);
  const drawn = drawnStatistics(options, seed, (random) => {
    if (isPaired) {
      drawPlaces((task, into) => resample(task, into, random));
      takePlaces(a, drawPlaces.pooled, drawA.pooled);
      takePlaces(b, drawPlaces.pooled, drawB.pooled);
    } else {
      drawA((task, into) => resample(task, into, random));
      drawB((task, into) => resample(task, into, random));
    }
    return statistic(drawA.pooled) - statistic(drawB.pooled);
  });
  return intervalOf(statistic(poolOf(a)) - statistic(poolOf(b)), drawn, options);
}

export function checkStrata(strata: Strata, path: string): Float64Array[] {
  if (strata.length === 0) throw invalidInput(path, 'expected at least one task');
  return strata.map((runs, i) => sample(runs, `${path}[${i}]`));
}

/** A buffer of all runs with a part for each task, and a function that fills the parts. */
export interface Draw {
  (fill: (task: Float64Array, into: Float64Array) => void): void;
  readonly pooled: Float64Array;
}

export function drawWithin(tasks: readonly Float64Array[]): Draw {
  const pooled = new Float64Array(tasks.reduce((sum, task) => sum + task.length, 0));
  let at = 0;
  const parts = tasks.map((task) => pooled.subarray(at, (at += task.length)));
  const draw = (fill: (task: Float64Array, into: Float64Array) => void): void => {
    for (const [i, task] of tasks.entries()) fill(task, parts[i] as Float64Array);
  };
  return Object.assign(draw, { pooled });
}

const poolOf = (tasks: readonly Float64Array[]): Float64Array => Float64Array.from(tasks.flatMap((task) => [...task]));

function takePlaces(tasks: readonly Float64Array[], places: Float64Array, into: Float64Array): void {
  let at = 0;
  for (const task of tasks) for (let i = 0; i < task.length; i++, at++) into[at] = task[places[at] as number] as number;
}
