import type { EpochMs, Id, ProjectId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CallOptions } from '@assay/core';
import { openSqliteStore } from '@assay/storage';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'test' } };
const dayMs = 24 * 3_600_000;

test('what is kept for a day is gone after it: idempotency keys, changes', async () => {
  let now = 1_800_000_000_000;
  const folder = await temporaryFolder();
  await using store = await openSqliteStore({
    folder,
    limits: limitPolicies.default,
    clock: { now: () => now as EpochMs },
  });
  const create = (name: string) =>
    store.execute('createExperiment', { name }, { ...options, idempotency: { key: 'k', requestHash: 'h' } });
  const { id } = await create('first');
  await store.maintain();
  expect((await create('not run')).id).toBe(id);
  const before = await store.query('followChanges', { since: 0 }, options);
  expect(before).toMatchObject({ reset: false });

  now += dayMs + 1;
  await store.maintain();
  const after = await store.query('followChanges', { since: 0 }, options);
  expect(after).toMatchObject({ reset: true });
  const second = await create('second');
  expect(second.id).not.toBe(id);
  const last = await store.query('followChanges', { since: before.cursor }, options);
  expect(last.changes.map(({ entityId }: { entityId: Id }) => entityId)).toEqual([second.id]);
});

test('a key is kept for as long as its caller says', async () => {
  let now = 1_800_000_000_000;
  const clock = { now: () => now as EpochMs };
  await using store = await openSqliteStore({ folder: await temporaryFolder(), limits: limitPolicies.default, clock });
  const keptMs = 60_000;
  const create = (name: string) =>
    store.execute('createExperiment', { name }, { ...options, idempotency: { key: 'k', requestHash: 'h', keptMs } });
  const first = await create('first');
  now += keptMs;
  expect(await create('not run')).toEqual(first);
  now += 1;
  expect((await create('second')).id).not.toBe(first.id);
});

test('with little room on the disk only deletion is taken', async () => {
  const folder = await temporaryFolder();
  let free = 1e9;
  const reserve = { lowWaterBytes: 1e6, ballastBytes: 0, freeBytes: async () => free };
  const open = () => openSqliteStore({ folder, limits: limitPolicies.default, reserve });
  const store = await open();
  const { id } = await store.execute('createExperiment', { name: 'a' }, options);
  await store[Symbol.asyncDispose]();
  free = 1000;
  await using low = await open();
  await expect(low.execute('createExperiment', { name: 'b' }, options)).rejects.toMatchObject({ code: 'StorageFull' });
  await low.execute('deleteExperiment', { experimentId: id }, options);
  const { experiments } = await low.query('listExperiments', {}, options);
  expect(experiments).toEqual([]);
});
