import { createHash } from 'node:crypto';
import type { SamplerDefinition } from '@assay/tuning';
import { allTasks } from '../tasks/all-tasks.ts';
import { AssaySearcher } from './assay-searcher.ts';
import { runSearch } from './run-search.ts';

/** Searches that a sampler is known by: long enough that it comes to everything that it does. */
const probes = [
  { task: 'styblinski5-mixed', seed: 1000, pending: 1, trials: 100 },
  { task: 'hartmann6', seed: 1001, pending: 4, trials: 100 },
] as const;

/**
 * Eight hex digits of what a sampler suggests in two searches. Who changes its suggestions changes them, and the rows of the
 * sampler that it was are void.
 */
export async function samplerFingerprint(kind: SamplerDefinition['kind']): Promise<string> {
  const searcher = new AssaySearcher(kind, '');
  const hash = createHash('sha256');
  for (const { task: name, ...plan } of probes) {
    const task = allTasks.find((each) => each.name === name);
    if (task === undefined) throw new Error(`There is no task ${name}`);
    const loss = task.loss;
    await runSearch(
      searcher,
      { ...task, loss: (values) => hashed(hash.update(JSON.stringify(values)), loss(values)) },
      plan,
    );
  }
  return hash.digest('hex').slice(0, 8);
}

const hashed = (_hash: unknown, loss: number): number => loss;
