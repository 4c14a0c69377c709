import path from 'node:path';
import { repositoryRoot } from '../../../tools/process/run-process.ts';
import { benchCache } from '../../support/bench-area.ts';
import type { BenchArea } from '../../support/bench-area.ts';
import { optunaPython } from '../optuna/optuna-environment.ts';
import { OptunaProcess } from '../optuna/optuna-process.ts';
import { scoresOf } from '../quality/compare-samplers.ts';
import { verdictFigure } from '../quality/quality-report.ts';
import { ResultRows } from '../quality/result-rows.ts';
import { lcbenchEpochs, lcbenchTasks } from '../tasks/lcbench-tasks.ts';
import { prunedFingerprint } from './pruned-fingerprint.ts';
import { assayPruned, optunaPruned } from './pruned-searchers.ts';
import { runPrunedSearch } from './run-pruned-search.ts';

/** As many epochs as this many whole trainings have. */
const wholeTrainings = 20;

const ashaSamplers = ['random', 'tpe', 'auto'] as const;

/** Successive halving on LCBench's learning curves against no pruning and against Optuna's, all with the same number of epochs. */
export async function measureAsha(area: BenchArea, seeds: number, storedOnly: boolean): Promise<void> {
  const epochs = wholeTrainings * lcbenchEpochs;
  const folder = area.quick ? benchCache : path.join(repositoryRoot, 'bench', 'results');
  const rows = new ResultRows(path.join(folder, area.quick ? 'tuning-asha-quick.jsonl' : 'tuning-asha.jsonl'));
  if (storedOnly) rows.keepLastVersions();
  else {
    await using optuna = new OptunaProcess(await optunaPython((text) => area.say(text)));
    const [none, halving] = [{ kind: 'none' }, { kind: 'successiveHalving' }] as const;
    const searchers = [optunaPruned(optuna, false), optunaPruned(optuna, true)];
    for (const kind of ashaSamplers)
      for (const pruner of [none, halving])
        searchers.push(assayPruned(kind, pruner, await prunedFingerprint(kind, pruner)));
    for (const searcher of searchers) rows.keepVersion(searcher.name, searcher.version);
    for (let seed = 0; seed < seeds; seed++) {
      for (const searcher of searchers) {
        const { name: sampler, version: own } = searcher;
        for (const task of lcbenchTasks) {
          const key = { task: task.name, sampler, version: own, seed, pending: 1, trials: epochs };
          if (rows.has(key)) continue;
          const from = performance.now();
          const best = await runPrunedSearch(searcher, task, { seed, epochs });
          rows.add({ ...key, best, s: Number(((performance.now() - from) / 1000).toFixed(2)) });
        }
      }
      area.say(`epochs, seed ${seed}: done`);
    }
  }
  const scores = scoresOf(rows.rows, lcbenchTasks, epochs, 1);
  const pruned = (sampler: string): string => `${sampler} + successiveHalving`;
  for (const sampler of ashaSamplers)
    area.report(...verdictFigure(`${sampler}: successive halving / no pruning`, scores, pruned(sampler), sampler));
  for (const sampler of ['tpe', 'auto']) {
    area.report(
      ...verdictFigure(`successive halving, ${sampler} / Optuna’s`, scores, pruned(sampler), pruned('optuna-tpe')),
    );
    area.report(...verdictFigure(`no pruning, ${sampler} / Optuna’s`, scores, sampler, 'optuna-tpe'));
  }
  area.report(...verdictFigure('Optuna’s successive halving / no pruning', scores, pruned('optuna-tpe'), 'optuna-tpe'));
}
