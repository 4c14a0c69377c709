import { pointBatch } from '@assay/series';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

test('pauses are remembered when a run is taken up again, not copied, and go with the run', async () => {
  const { id: runId } = await store.do('createRun', { experimentName: 'paused' });
  const startMs = store.nowMs;
  const update = async (status: 'running' | 'failed') => store.do('updateRun', { runId, status });
  await store.do('logMetrics', {
    runId,
    batch: pointBatch([0, 1500, 3500].map((at) => ({ name: 'm', step: at, timeMs: startMs + at, value: 1 }))),
  });
  const lastXs = async (id: string) => {
    const answer = await store.ask('queryMetrics', { runIds: [id], names: ['m'], x: 'processTime' });
    return answer.series.flatMap(({ lastX }) => [...lastX]);
  };
  expect(await lastXs(runId)).toEqual([0, 1500, 3500]);
  for (const pauseMs of [1000, 500]) {
    store.advance(1000);
    await update('failed');
    store.advance(pauseMs);
    await update('running');
  }
  // [1000, 2000) and [3000, 3500) are pauses.
  expect(await lastXs(runId)).toEqual([0, 1000, 2000]);
  // A client without a connection tells later when it was.
  store.advance(1000);
  await update('failed');
  const resumedMs = store.nowMs + 100;
  store.advance(50_000);
  await store.do('updateRun', { runId, status: 'running', resumedMs });
  await store.do('logMetrics', {
    runId,
    batch: pointBatch([{ name: 'm', step: 9000, timeMs: resumedMs + 700, value: 1 }]),
  });
  expect(await lastXs(runId)).toEqual([0, 1000, 2000, 3700]);
  const clone = await store.do('cloneRun', { runId });
  await store.do('logMetrics', {
    runId: clone.id,
    batch: pointBatch([{ name: 'm', step: 1, timeMs: clone.createdMs + 9000, value: 1 }]),
  });
  expect(await lastXs(clone.id)).toEqual([9000]);
  await store.do('deleteRun', { runId });
  await store.do('purgeRun', { runId });
  expect(await codeOf(lastXs(runId))).toBe('NotFound');
});
