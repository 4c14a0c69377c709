import { setImmediate as turn } from 'node:timers/promises';
import type { Task } from '../tasks/task.ts';
import type { Asked, Searcher } from './searcher.ts';

export interface SearchPlan {
  readonly seed: number;
  readonly trials: number;
  /** Trials that are out at a time; 1 is one after another. */
  readonly pending: number;
}

/** Where the best loss fell: trial (from 1, in the order of telling), loss, trial, loss, … */
export type Improvements = readonly number[];

/**
 * One search. With trials pending, they end in the order in which they were asked for, as trials that last equally long do: the
 * searcher is asked for a new one when the oldest has been told.
 */
export async function runSearch(searcher: Searcher, task: Task, plan: SearchPlan): Promise<Improvements> {
  // Searchers in this process never wait for anything; a Ctrl-C is heard between two searches.
  await turn();
  await searcher.begin(task.space, plan.seed, plan.trials);
  const out: Asked[] = [];
  const improvements: number[] = [];
  let best = Infinity;
  let asked = 0;
  for (let told = 1; told <= plan.trials; told++) {
    for (; asked < plan.trials && out.length < plan.pending; asked++) out.push(await searcher.ask());
    const trial = out.shift();
    if (trial === undefined) break;
    const loss = task.loss(trial.values);
    if (loss < best) {
      best = loss;
      improvements.push(told, Number(loss.toPrecision(10)));
    }
    await searcher.tell(trial.number, loss);
  }
  return improvements;
}
