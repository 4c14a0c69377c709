import { createHash } from 'node:crypto';
import type { PrunerDefinition, SamplerDefinition } from '@assay/tuning';
import { samplerFingerprint } from '../quality/fingerprint.ts';
import { allTasks } from '../tasks/all-tasks.ts';
import { lcbenchEpochs } from '../tasks/lcbench-tasks.ts';
import { assayPruned } from './pruned-searchers.ts';

const probe = { task: 'hartmann6', seed: 1002, trials: 80 } as const;

/** As `samplerFingerprint`, of a search whose trials are pruned too: whoever changes what is pruned, or learned from it, changes it. */
export async function prunedFingerprint(kind: SamplerDefinition['kind'], pruner: PrunerDefinition): Promise<string> {
  const own = await samplerFingerprint(kind);
  if (pruner.kind === 'none') return own;
  const task = allTasks.find(({ name }) => name === probe.task);
  if (task === undefined) throw new Error(`There is no task ${probe.task}`);
  const searcher = assayPruned(kind, pruner, own);
  const hash = createHash('sha256').update(own);
  await searcher.begin(task.space, probe.seed, probe.trials);
  for (let i = 0; i < probe.trials; i++) {
    const trial = await searcher.ask();
    const loss = task.loss(trial.values);
    const trained = await searcher.train(trial, (epoch) => loss + (2 + (i % 3)) * (1 - epoch / lcbenchEpochs));
    hash.update(`${JSON.stringify(trial.values)} ${trained}\n`);
  }
  return hash.digest('hex').slice(0, 8);
}
