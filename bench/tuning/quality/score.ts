import type { Improvements } from './run-search.ts';

/** The best loss after `trial` trials; Infinity before the first. */
export function bestAfter(improvements: Improvements, trial: number): number {
  let best = Infinity;
  for (let i = 0; i < improvements.length && (improvements[i] ?? NaN) <= trial; i += 2)
    best = improvements[i + 1] ?? NaN;
  return best;
}

/** What a task's losses are measured by. */
export interface Yardstick {
  /** Scores 1: the least loss known. */
  readonly minimum: number;
  /** Scores 0: the median over seeds of what random search has found at the end. */
  readonly random: number;
}

/**
 * The area under the normalised score, from 0 to 1: the mean over trials 1 … `trials` of (random - best so far) / (random - minimum), each
 * kept in [0, 1]. 1 would be the optimum at the first trial; 0 is never to be better than all of random search.
 */
export function normalisedArea(improvements: Improvements, { minimum, random }: Yardstick, trials: number): number {
  let area = 0;
  for (let i = 0; i < improvements.length; i += 2) {
    const from = improvements[i] ?? NaN;
    if (from > trials) break;
    const until = Math.min(improvements[i + 2] ?? Infinity, trials + 1);
    const score = (random - (improvements[i + 1] ?? NaN)) / (random - minimum);
    area += (until - from) * Math.min(1, Math.max(0, score));
  }
  return area / trials;
}
