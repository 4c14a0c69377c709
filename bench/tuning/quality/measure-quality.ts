import type { SamplerDefinition } from '@assay/tuning';
import type { BenchArea } from '../../support/bench-area.ts';
import { optunaPython } from '../optuna/optuna-environment.ts';
import { OptunaProcess } from '../optuna/optuna-process.ts';
import type { OptunaSampler } from '../optuna/optuna-process.ts';
import { allTasks } from '../tasks/all-tasks.ts';
import type { Task } from '../tasks/task.ts';
import { AssaySearcher } from './assay-searcher.ts';
import { samplerFingerprint } from './fingerprint.ts';
import { optunaSearcher } from './optuna-searcher.ts';
import { publishedAgreement } from './published-agreement.ts';
import { printTables, verdictFigures } from './quality-report.ts';
import { ResultRows } from './result-rows.ts';
import { runSearch } from './run-search.ts';
import type { Searcher } from './searcher.ts';

export interface QualityPlan {
  readonly tasks: readonly Task[];
  /** Names of ours, and of Optuna's with `optuna-` before them. */
  readonly samplers: readonly string[];
  readonly seeds: number;
  readonly trials: number;
  readonly pending: readonly number[];
  /** Takes what the file has and runs nothing. */
  readonly storedOnly: boolean;
  readonly file: string;
}

/** Searches that the file does not have yet, seed by seed, so that what is there can be judged at any time; then the judgement. */
export async function measureQuality(area: BenchArea, plan: QualityPlan): Promise<void> {
  const rows = new ResultRows(plan.file);
  if (plan.storedOnly) rows.keepLastVersions();
  else {
    await using optuna = plan.samplers.some(isOptunas)
      ? new OptunaProcess(await optunaPython((text) => area.say(text)))
      : undefined;
    const searchers: Searcher[] = [];
    // Random search gives the yardstick.
    for (const name of new Set(['random', ...plan.samplers])) {
      const searcher = await searcherNamed(name, optuna);
      rows.keepVersion(searcher.name, searcher.version);
      searchers.push(searcher);
    }
    await runMissing(area, plan, searchers, rows);
  }
  area.keep(...publishedAgreement(rows.rows));
  for (const trials of new Set([Math.min(100, plan.trials), plan.trials])) {
    for (const pending of plan.pending) {
      printTables(area, rows.rows, { tasks: plan.tasks, trials, pending });
      area.keep(...verdictFigures(rows.rows, { tasks: plan.tasks, trials, pending }));
    }
  }
}

async function runMissing(
  area: BenchArea,
  { tasks, seeds, pending, trials }: QualityPlan,
  searchers: readonly Searcher[],
  rows: ResultRows,
): Promise<void> {
  for (let seed = 0; seed < seeds; seed++) {
    for (const out of pending) {
      for (const searcher of searchers) {
        let done = 0;
        for (const task of tasks) {
          const key = {
            task: task.name,
            sampler: searcher.name,
            version: searcher.version,
            seed,
            pending: out,
            trials,
          };
          if ((searcher.name === 'random' && out > 1) || rows.has(key)) continue;
          const from = performance.now();
          const best = await runSearch(searcher, task, key);
          rows.add({ ...key, best, s: Number(((performance.now() - from) / 1000).toFixed(2)) });
          done++;
        }
        if (done > 0) area.say(`seed ${seed}, ${out} pending, ${searcher.name}: ${done} of ${tasks.length} tasks`);
      }
    }
  }
}

async function searcherNamed(name: string, optuna: OptunaProcess | undefined): Promise<Searcher> {
  if (isOptunas(name) && optuna !== undefined)
    return optunaSearcher(optuna, name.slice(optunaPrefix.length) as OptunaSampler);
  const kind = name as SamplerDefinition['kind'];
  return new AssaySearcher(kind, await samplerFingerprint(kind));
}

const optunaPrefix = 'optuna-';
const isOptunas = (name: string): boolean => name.startsWith(optunaPrefix);

/** Tasks by their names, or those of a half. */
export function tasksNamed(names: string | undefined, isInHalf: (name: string) => boolean): readonly Task[] {
  if (names === undefined) return allTasks.filter((task) => isInHalf(task.name));
  return names.split(',').map((name) => {
    const found = allTasks.find((task) => task.name === name);
    if (found === undefined)
      throw new Error(`There is no task ${name}; there are ${allTasks.map((t) => t.name).join(', ')}`);
    return found;
  });
}
