import { expect, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CallOptions } from '@assay/core';
import { pointBatch } from '@assay/series';
import { openSqliteStore } from '@assay/storage';
import { temporaryFolder } from './temporary-folder.ts';

const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'test' } };

test('what was acknowledged is in every answer that is asked for after it', async () => {
  const folder = await temporaryFolder();
  await using store = await openSqliteStore({ folder, limits: limitPolicies.default, columnsFromRuns: 0 });
  const { id: runId } = await store.execute('createRun', {}, options);
  for (let step = 0; step < 20; step++) {
    const names = [`m${step}`, 'loss'];
    const batch = pointBatch(names.map((name) => ({ name, step, timeMs: step, value: step })));
    await store.execute('logMetrics', { runId, batch }, options);
    const [list, page, run, found] = await Promise.all([
      store.query('listMetrics', { runId }, options),
      store.query('listMetricNames', { runId }, options),
      store.query('getRun', { runId }, options),
      store.query('searchRuns', { filter: `metrics.loss.last = ${step} AND metrics.m${step}.count = 1` }, options),
    ]);
    expect(list.metrics['loss']).toMatchObject({ count: step + 1, last: { value: step } });
    expect(page.names).toContain(`m${step}`);
    expect(run.pointCount).toBe((step + 1) * 2);
    expect(found.runs.map(({ id }) => id)).toEqual([runId]);
  }
});

test('summaries that no query asked for are stored by themselves', async () => {
  const folder = await temporaryFolder();
  await using store = await openSqliteStore({ folder, limits: limitPolicies.default });
  const { id: runId } = await store.execute('createRun', {}, options);
  const batch = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
  await store.execute('logMetrics', { runId, batch }, options);
  const waiting = async () => (await store.statistics())['unflushedSeries'];
  await expect.poll(waiting, { interval: 50 }).toBe(0);
});
