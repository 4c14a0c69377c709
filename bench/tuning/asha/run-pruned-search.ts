import { setImmediate as turn } from 'node:timers/promises';
import type { LcbenchTask } from '../tasks/lcbench-tasks.ts';
import { lcbenchEpochs } from '../tasks/lcbench-tasks.ts';
import type { Improvements } from '../quality/run-search.ts';
import type { ParameterMap, ParameterValues } from '@assay/tuning';

/** Whoever searches and prunes: a trial's losses come epoch by epoch, until it is said to be pruned. */
export interface PrunedSearcher {
  readonly name: string;
  readonly version: string;
  readonly begin: (space: ParameterMap, seed: number, plannedTrials: number) => Promise<void> | void;
  readonly ask: () => Promise<PrunedTrial> | PrunedTrial;
  /** Tells the trial's losses in order until it is pruned or all are told. `lossAt` is called for the epochs that are trained alone. */
  readonly train: (trial: PrunedTrial, lossAt: (epoch: number) => number) => Promise<number> | number;
}

export interface PrunedTrial {
  readonly number: number;
  readonly values: ParameterValues;
}

/**
 * One search that ends when it has trained `epochs` epochs in all; a trial that would go beyond is not counted. Answers where the best
 * loss after the last epoch fell: epochs spent, loss, epochs spent, loss, …
 */
export async function runPrunedSearch(
  searcher: PrunedSearcher,
  task: LcbenchTask,
  { seed, epochs }: { readonly seed: number; readonly epochs: number },
): Promise<Improvements> {
  await searcher.begin(task.space, seed, epochs / lcbenchEpochs);
  const improvements: number[] = [];
  let best = Infinity;
  for (let spent = 0; ;) {
    // For a Ctrl-C to be heard.
    await turn();
    const trial = await searcher.ask();
    const lossAt = (epoch: number): number => -task.accuracy(trial.values, epoch);
    const trained = await searcher.train(trial, lossAt);
    spent += trained;
    if (spent > epochs) return improvements;
    const loss = trained === lcbenchEpochs ? lossAt(lcbenchEpochs) : Infinity;
    if (loss < best) {
      best = loss;
      improvements.push(spent, Number(loss.toPrecision(10)));
    }
  }
}
