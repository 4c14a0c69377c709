import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CallOptions } from '@assay/core';
import { pointBatch } from '@assay/series';
import { openSqliteStore } from '@assay/storage';
import { temporaryFolder } from './temporary-folder.ts';

const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'test' } };
const mib = 1024 * 1024;

const batchOf = (count: number) =>
  pointBatch(
    Array.from({ length: count }, (_, step) => ({ name: 'loss', step, timeMs: step, value: Math.sqrt(step) })),
  );

test('a reader that holds its snapshot cannot make the write-ahead log grow without bound', async () => {
  const folder = await temporaryFolder();
  const walBytes = 6 * mib;
  await using store = await openSqliteStore({ folder, limits: limitPolicies.default, ingestBounds: { walBytes } });
  const { id: runId } = await store.execute('createRun', {}, options);
  const log = () => store.execute('logMetrics', { runId, batch: batchOf(20_000) }, options);
  const holding = new DatabaseSync(join(folder, 'assay.db'), { readOnly: true });
  holding.exec('BEGIN');
  holding.prepare('SELECT count(*) FROM run').get();
  let taken = 0;
  const refusal = await (async () => {
    for (; taken < 200; taken++) {
      try {
        await log();
      } catch (error) {
        return error;
      }
    }
    return undefined;
  })();
  expect(refusal).toMatchObject({ code: 'TooManyRequests', details: { retryAfterMs: expect.any(Number) } });
  expect((await store.statistics())['walBytes']).toBeLessThan(walBytes * 2);
  await store.execute('createExperiment', { name: 'still taken' }, options);
  holding.exec('COMMIT');
  holding.close();
  await expect.poll(() => log().then(() => 'taken', String), { interval: 100 }).toBe('taken');
  const { pointCount } = await store.query('getRun', { runId }, options);
  expect(pointCount).toBe((taken + 1) * 20_000);
});

test('points are refused while too many wait to be sealed', async () => {
  const folder = await temporaryFolder();
  await using store = await openSqliteStore({
    folder,
    limits: limitPolicies.default,
    ingestBounds: { unsealedBytes: 1000 },
    compaction: { tickMs: 20 },
  });
  const { id: runId } = await store.execute('createRun', {}, options);
  const log = () => store.execute('logMetrics', { runId, batch: batchOf(2000) }, options).then(() => 'taken', String);
  await expect.poll(log, { interval: 50 }).toMatch(/points wait to be compacted/);
  await store.compact();
  await expect.poll(log, { interval: 50 }).toBe('taken');
});
