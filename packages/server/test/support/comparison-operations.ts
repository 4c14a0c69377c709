import { expect } from 'vitest';
import type { Comparison, Experiment, NativeOperationName, Run } from '@assay/wire';

type Succeed = <T = unknown>(
  name: NativeOperationName,
  asked?: { readonly params?: Record<string, string>; readonly body?: unknown },
) => Promise<T>;

/** Each operation of comparisons once, with a baseline. */
export async function comparisonOperations(succeed: Succeed, experiment: Experiment): Promise<void> {
  const ids: string[] = [];
  for (const model of ['old', 'new'])
    for (let seed = 0; seed < 5; seed++) {
      const { id } = await succeed<Run>('createRun', {
        body: { name: `${model} ${seed}`, experimentId: experiment.id, status: 'running', parameters: { model, seed } },
      });
      const value = (model === 'old' ? 0.8 : 0.9) + Math.sin(ids.length) / 100;
      const points = [{ name: 'accuracy', step: 0, value }];
      await succeed('logMetrics', { params: { runId: id }, body: { points } });
      await succeed('updateRun', { params: { runId: id }, body: { status: 'completed' } });
      ids.push(id);
    }
  const runIds = ids.slice(0, 5);
  const set = await succeed<Experiment>('updateExperiment', {
    params: { experimentId: experiment.id },
    body: { baseline: { runIds } },
  });
  expect(set.baseline).toMatchObject({ runIds, deletedRunIds: [], isGroupDeleted: false });
  const found = await succeed<Comparison>('compareRuns', {
    body: {
      metric: 'accuracy',
      sets: [{ name: 'new', experimentIds: [experiment.id], filter: 'params.model exists' }],
      baseline: { experimentId: experiment.id },
      minEffect: 0.01,
    },
  });
  expect(found.pairs).toMatchObject([{ a: 'baseline', b: 'new', verdict: 'better', unit: 'pairs', n: { a: 5, b: 5 } }]);
  expect(found.sets[1]?.leftOut).toEqual([{ reason: 'inBaseline', count: 5, runIds: expect.any(Array) as unknown }]);
  await succeed('updateExperiment', { params: { experimentId: experiment.id }, body: { baseline: null } });
}
