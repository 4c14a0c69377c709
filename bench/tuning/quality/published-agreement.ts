import { readFileSync } from 'node:fs';
import type { Figure } from '../../support/report.ts';
import { allTasks } from '../tasks/all-tasks.ts';
import type { ResultRow } from './result-rows.ts';
import { bestAfter } from './score.ts';

/** Task, sampler, seed, what was best after 25, 50, 100 (200) trials. */
type Published = readonly [task: string, sampler: string, seed: number, best: readonly number[]];

const checkpoints = [25, 50, 100, 200];

/** How many of Optuna's searches are those of runs that were made apart from this bench: the check on driver and tasks. */
export function publishedAgreement(rows: readonly ResultRow[]): Figure[] {
  const published = new Map<string, readonly number[]>();
  for (const [task, sampler, seed, regrets] of read('synthetic.jsonl'))
    if (sampler === 'tpe5')
      published.set(
        `${task} ${seed}`,
        regrets.map((regret) => regret + minimumOf(task)),
      );
  for (const [id, sampler, seed, accuracies] of read('lcbench.jsonl'))
    if (sampler === 'tpe5')
      published.set(
        `lcbench-${id} ${seed}`,
        accuracies.map((accuracy) => -accuracy),
      );
  const compared = rows.flatMap(({ task, sampler, seed, pending, best }) => {
    const theirs = published.get(`${task} ${seed}`);
    if (theirs === undefined || sampler !== 'optuna-tpe' || pending > 1) return [];
    // The surrogate was evaluated in float32 there, which can move an accuracy in its seventh digit.
    return theirs.every(
      (loss, i) => Math.abs(bestAfter(best, checkpoints[i] ?? NaN) - loss) <= 1e-3 * Math.max(1, Math.abs(loss)),
    );
  });
  if (compared.length === 0) return [];
  const equal = compared.filter((same) => same).length;
  const spread = `${equal} of ${compared.length} searches, to 0.1 %`;
  return [{ name: 'Optuna’s searches equal to those made apart', value: equal / compared.length, unit: '×', spread }];
}

function read(file: string): Published[] {
  const lines = readFileSync(new URL(`../data/optuna-baselines/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Published);
}

function minimumOf(name: string): number {
  const task = allTasks.find((each) => each.name === name);
  if (task === undefined) throw new Error(`There is no task ${name}`);
  return task.minimum;
}
