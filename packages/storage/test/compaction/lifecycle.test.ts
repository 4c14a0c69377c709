import { existsSync } from 'node:fs';
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId } from '@assay/base';
import { pointBatch } from '@assay/series';
import { expect, test, vi } from 'vitest';
import { CompactedStore } from './compacted-store.ts';

const batch = (from: number, count: number) =>
  pointBatch(
    Array.from({ length: count }, (_, i) => ({ name: 'n', step: from + i, timeMs: from + i, value: from + i })),
  );
const valuesOf = async (under: CompactedStore, runId: RunId): Promise<number[]> => [
  ...((await under.read({ runId, names: ['n'] })).series.get('n')?.values ?? []),
];
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

test('files that were begun and never sealed are removed, and nothing else', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  await under.append(runId, batch(0, 50));
  await under.store.compact();
  const [sealed = ''] = await under.segmentFiles();
  await under.store[Symbol.asyncDispose]();
  const orphan = `${'0f'.repeat(16)}.seg`;
  for (const name of [orphan, 'notes.txt', 'short.seg']) {
    await writeFile(join(under.folder, 'segments', name), 'x');
    await utimes(join(under.folder, 'segments', name), 1, 1);
  }
  await under.reopen();
  await under.store.compact();
  expect(await under.segmentFiles()).toEqual([sealed, 'notes.txt', 'short.seg'].toSorted());
  expect(await valuesOf(under, runId)).toEqual(upTo(50));
});

test('a query that began before a merge reads on while its segments are removed', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  for (let i = 0; i < 3; i++) {
    await under.append(runId, batch(i * 40, 40));
    await under.store.compact();
    under.advance(1000);
  }
  await under.append(runId, batch(120, 40));
  const before = await under.segmentFiles();
  const reading = under.read({ runId, names: ['n'], holdMs: 1500 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const report = await under.store.compact({ keepNothing: true });
  expect(report).toMatchObject({ pointsSealed: 40, rowsKept: 0 });
  const after = await under.segmentFiles();
  expect(after.filter((file) => before.includes(file))).toEqual([]);
  const { series } = await reading;
  expect([...(series.get('n')?.values ?? [])]).toEqual(upTo(160));
  expect(await valuesOf(under, runId)).toEqual(upTo(160));
});

test('what was replaced is kept for those who may still read it, and while a backup is made', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  for (let i = 0; i < 2; i++) {
    await under.append(runId, batch(i * 40, 40));
    await under.store.compact();
  }
  expect(under.rows('SELECT count(*) AS n FROM metric_part')).toEqual([{ n: 1 }]);
  expect((await under.segmentFiles()).length).toBe(3);
  expect(under.rows('SELECT count(*) AS n FROM metric_log')).toEqual([{ n: 2 }]);
  under.advance(31_000);
  await under.store.compact();
  expect(under.rows('SELECT count(*) AS n FROM metric_log')).toEqual([{ n: 0 }]);
  expect((await under.segmentFiles()).length).toBe(3);
  under.advance(31_000);
  const lease = join(under.folder, 'backup-lease');
  await writeFile(lease, '1');
  await under.store.compact();
  expect((await under.segmentFiles()).length).toBe(3);
  await rm(lease);
  expect(await under.store.compact()).toMatchObject({ segmentsRemoved: 2 });
  expect((await under.segmentFiles()).length).toBe(1);
  expect(await valuesOf(under, runId)).toEqual(upTo(80));
});

test('of damaged or missing segments a reader is told run, metric and file, and all else goes on', async () => {
  await using under = await CompactedStore.open();
  const [damaged, missing, whole] = [await under.createRun(), await under.createRun(), await under.createRun()];
  const files: string[] = [];
  for (const runId of [damaged, missing, whole]) {
    await under.append(runId, batch(0, 5000));
    await under.store.compact();
    files.push((await under.segmentFiles()).find((file) => !files.includes(file)) ?? '');
  }
  await under.store[Symbol.asyncDispose]();
  const path = (i: number): string => join(under.folder, 'segments', files[i] ?? '');
  const bytes = await readFile(path(0));
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  await writeFile(path(0), bytes);
  await rename(path(1), join(under.folder, 'elsewhere'));
  await under.reopen();
  for (const [i, runId] of [damaged, missing].entries()) {
    const error = await under.read({ runId, names: ['n'] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'Unavailable', details: { runId, metric: 'n', file: `segments/${files[i]}` } });
    expect(String(error)).toContain(`metric "n" of run ${runId} cannot be read: segments/${files[i]}`);
  }
  expect(await valuesOf(under, whole)).toEqual(upTo(5000));
  for (const runId of [damaged, missing, whole]) await under.append(runId, batch(5000, 2000));
  expect(await under.store.compact()).toMatchObject({ pointsSealed: 6000, pointsUnsealed: 0 });
  expect(await under.store.statistics()).toMatchObject({ damagedRuns: 2 });
  expect(await valuesOf(under, whole)).toEqual(upTo(7000));
  await rename(join(under.folder, 'elsewhere'), path(1));
  expect(await valuesOf(under, missing)).toEqual(upTo(7000));
});

test('small segments of many runs are moved together', async () => {
  await using under = await CompactedStore.open();
  const runIds: RunId[] = [];
  for (let i = 0; i < 20; i++) {
    const runId = await under.createRun();
    runIds.push(runId);
    await under.append(runId, batch(i, 40));
    await under.store.compact({ keepNothing: true });
    expect((await under.segmentFiles()).length).toBeLessThan(8);
  }
  for (const [i, runId] of runIds.entries()) expect(await valuesOf(under, runId)).toEqual(upTo(40).map((n) => n + i));
  const files = await under.segmentFiles();
  expect(await under.store.compact({ keepNothing: true })).toMatchObject({ partsMoved: 0, segmentsWritten: 0 });
  expect(await under.segmentFiles()).toEqual(files);
});

test('where no segment can be written the log keeps everything, until one can', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  await under.append(runId, batch(0, 50));
  const segments = join(under.folder, 'segments');
  await writeFile(segments, 'in the way');
  await expect(under.store.compact()).rejects.toMatchObject({ code: 'Internal' });
  expect(await valuesOf(under, runId)).toEqual(upTo(50));
  await rm(segments);
  expect(await under.store.compact()).toMatchObject({ pointsSealed: 50 });
  expect(await valuesOf(under, runId)).toEqual(upTo(50));
});

test('closing gives up what is being sealed and loses nothing', async () => {
  await using under = await CompactedStore.open({ background: true, tickMs: 1, duePoints: 1, share: 0.01 });
  const runId = await under.createRun();
  for (let i = 0; i < 30; i++) await under.append(runId, batch(i * 10_000, 10_000));
  await vi.waitFor(() => expect(existsSync(join(under.folder, 'segments'))).toBe(true), { timeout: 30_000 });
  await under.reopen();
  const { counts } = await under.read({ runId, names: ['n'] });
  const { sealed = 0, tail = 0 } = counts.get('n') ?? {};
  expect(sealed + tail).toBe(300_000);
  await under.store.compact({ keepNothing: true });
  expect(await valuesOf(under, runId)).toEqual(upTo(300_000));
  expect((await under.segmentFiles()).length).toBe(1);
});

test('a full compaction that closing cuts short says so', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  for (let i = 0; i < 20; i++) await under.append(runId, batch(i * 10_000, 10_000));
  const compacting = under.store.compact();
  const closing = under.store[Symbol.asyncDispose]();
  await expect(compacting).rejects.toMatchObject({ code: 'Unavailable' });
  await closing;
  await under.reopen();
  expect(await valuesOf(under, runId)).toEqual(upTo(200_000));
});

test('a run is sealed by itself when it is large, when it is old, and when it has ended', async () => {
  const none = Number.MAX_SAFE_INTEGER;
  await using under = await CompactedStore.open({
    background: true,
    tickMs: 5,
    duePoints: 1000,
    dueBytes: none,
    dueRows: none,
    dueMs: 60_000,
    endedMs: 5000,
  });
  const [large, old, ended] = [await under.createRun(), await under.createRun(), await under.createRun()];
  const sealedOf = async (runId: RunId): Promise<number> =>
    (await under.read({ runId, names: ['n'] })).counts.get('n')?.sealed ?? 0;
  await under.append(large, batch(0, 1000));
  await under.append(ended, batch(0, 10));
  await vi.waitFor(async () => expect(await sealedOf(large)).toBe(1000), { timeout: 30_000 });
  await under.endRun(ended);
  under.advance(6000);
  await vi.waitFor(async () => expect(await sealedOf(ended)).toBe(10), { timeout: 30_000 });
  await under.append(old, batch(0, 10));
  await vi.waitFor(async () => expect(await under.store.statistics()).toMatchObject({ unsealedPoints: 10 }), {
    timeout: 30_000,
  });
  expect(await sealedOf(old)).toBe(0);
  under.advance(61_000);
  await vi.waitFor(async () => expect(await sealedOf(old)).toBe(10), { timeout: 30_000 });
});
