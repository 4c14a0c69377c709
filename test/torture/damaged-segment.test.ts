import { copyFile, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Problem, Run } from '@assay/wire';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openKeptDisk } from './disk/kept-disk.ts';
import type { Disk } from './disk/disk.ts';
import { eagerCompaction } from './eager-compaction.ts';
import { NativeClient } from './load/native-client.ts';
import { postBatch } from './load/post-batch.ts';
import { readJson, readPoints } from './load/read-points.ts';
import { seededRandom } from './load/random.ts';
import { verifyFolder } from './verify-folder.ts';

/** Sealed points of a few runs, in files of which one is damaged, again and again in another way. */
const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const names = ['loss', 'accuracy', 'lr'] as const;
const pointsEach = 3000;
const runIds: string[] = [];
let disk: Disk;
let segments: string;

/** Not a number that a compressor makes small, so that most of a file is points. */
const valueOf = (run: number, name: number, step: number): number => seededRandom(run, name, step).next();

const start = async (): Promise<TestServer> =>
  startServer({ dataDir: disk.dataDir, env: eagerCompaction, args: ['--log-level', 'fatal'] });

beforeAll(async () => {
  disk = await openKeptDisk();
  segments = path.join(disk.dataDir, 'segments');
  await using server = await start();
  using client = new NativeClient(server.port, 4);
  for (let run = 0; run < 3; run++) {
    const answer = await client.call('POST', '/runs', { experimentName: 'damage', status: 'running' });
    const { id } = JSON.parse(answer.body) as Run;
    runIds.push(id);
    const points = names.flatMap((name, n) =>
      Array.from({ length: pointsEach }, (_, step) => ({
        code: 0,
        name,
        step,
        timeMs: 1e12,
        value: valueOf(run, n, step),
      })),
    );
    await postBatch(client, id, undefined, points, 'frame');
    await client.call('PATCH', `/runs/${id}`, { status: 'completed' });
  }
  await vi.waitFor(
    async () => {
      if ((await unsealed(server)) > 0) throw new Error('points are still in the log');
    },
    { timeout: 30_000, interval: 200 },
  );
});
afterAll(async () => disk[Symbol.asyncDispose]());

/** Points that are not in segments yet, and rows of sealed ones that are not deleted yet. */
async function unsealed(server: TestServer): Promise<number> {
  const page = await (await fetch(`${server.url}/metrics`)).text();
  const gauge = (name: string): number => Number(new RegExp(`^assay_store_${name} (\\d+)`, 'm').exec(page)?.[1] ?? 1);
  return gauge('unsealed_points') + gauge('sealed_rows_kept') + Number(gauge('points_sealed') === 0);
}

interface Outcome {
  readonly whole: number;
  readonly refused: readonly { readonly series: string; readonly status: number; readonly detail: string }[];
}

/** Every series is either exactly what was logged or refused with the reason. */
async function readAll(server: TestServer): Promise<Outcome> {
  using client = new NativeClient(server.port, 4);
  const refused: { series: string; status: number; detail: string }[] = [];
  let whole = 0;
  for (const [run, id] of runIds.entries()) {
    expect((await readJson<Run>(client, `/runs/${id}`)).pointCount, 'tables go on').toBe(names.length * pointsEach);
    for (const [n, name] of names.entries()) {
      const { status, body } = await client.call('GET', `/runs/${id}/points?name=${name}&limit=10`);
      const problem = status === 200 ? undefined : (JSON.parse(body) as Problem);
      const read = await readPoints(client, id, name).catch((thrown: unknown) => String(thrown));
      if (typeof read === 'string')
        refused.push({ series: `${id} ${name}`, status: problem?.status ?? 503, detail: read });
      else {
        const expected = Array.from({ length: pointsEach }, (_, step) => valueOf(run, n, step));
        expect(read.values, `${name} of run ${id}: not a wrong point, ever`).toEqual(expected);
        whole++;
      }
      const curve = await client.call('POST', '/metrics/query', { runIds: [id], names: [name], buckets: 50 });
      expect([200, 503], curve.body).toContain(curve.status);
    }
  }
  return { whole, refused };
}

test('undamaged, every series is read, and assay verify finds nothing', async () => {
  await using server = await start();
  expect(await readAll(server)).toEqual({ whole: runIds.length * names.length, refused: [] });
  await server.stop();
  expect(await verifyFolder(disk.dataDir)).toEqual([]);
});

test('a damaged byte anywhere in a segment: the series is named, all others are read, also after starting again', async () => {
  const file = await largestSegment();
  const place = path.join(segments, file);
  const backup = path.join(disk.dataDir, '..', 'whole');
  await copyFile(place, backup);
  const random = seededRandom(seed, 55);
  let seen = 0;
  for (let round = 0; round < 4; round++) {
    const at = await flip(place, random.next(), random.between(1, 255));
    const where = `seed ${seed}, byte ${at} of ${file}`;
    {
      await using server = await start();
      const { whole, refused } = await readAll(server);
      for (const { series, detail, status } of refused) {
        expect(status, where).toBe(503);
        expect(detail, where).toContain(`segments/${file}`);
        for (const part of series.split(' ')) expect(detail, where).toContain(part);
      }
      expect(whole, `${where}: what lies elsewhere is read`).toBeGreaterThanOrEqual((runIds.length - 1) * names.length);
      expect(whole + refused.length).toBe(runIds.length * names.length);
      if (refused.length > 0) seen++;
    }
    if (round === 0) expect((await verifyFolder(disk.dataDir)).join(), where).toContain(file);
    await copyFile(backup, place);
  }
  expect(seen, 'the damage reached what was read').toBeGreaterThan(0);
  await using server = await start();
  expect((await readAll(server)).refused).toEqual([]);
});

/** The one that holds what was logged first; the tests themselves log a point here and there, which is sealed, too. */
async function largestSegment(): Promise<string> {
  const files = await readdir(segments);
  const sized = await Promise.all(
    files.map(async (file) => ({ file, size: (await stat(path.join(segments, file))).size })),
  );
  const [largest] = sized.toSorted((a, b) => b.size - a.size);
  if (largest === undefined) throw new Error('nothing was sealed');
  return largest.file;
}

async function flip(file: string, share: number, by: number): Promise<number> {
  await using handle = await open(file, 'r+');
  const { size } = await handle.stat();
  const at = Math.floor(share * size);
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
  await handle.write(Buffer.of((buffer[0] ?? 0) ^ by), 0, 1, at);
  return at;
}

test.each([
  ['cut in half', (file: string) => truncate(file, 4000)],
  ['gone', (file: string) => rm(file)],
])('a segment that is %s: its series are named, logging and the rest go on', async (_, damage) => {
  const file = await largestSegment();
  const place = path.join(segments, file);
  const backup = path.join(disk.dataDir, '..', 'whole');
  await copyFile(place, backup);
  await damage(place);
  {
    await using server = await start();
    const { refused } = await readAll(server);
    expect(refused.length).toBeGreaterThan(0);
    for (const { detail } of refused) expect(detail).toContain(`segments/${file}`);
    using client = new NativeClient(server.port, 2);
    const fresh = JSON.parse((await client.call('POST', '/runs', { experimentName: 'damage' })).body) as Run;
    const points = [{ code: 0, name: 'loss', step: 1, timeMs: 1, value: 0.5 }];
    expect((await postBatch(client, fresh.id, undefined, points, 'rows')).status).toBe(200);
    expect((await readPoints(client, fresh.id, 'loss')).values).toEqual([0.5]);
  }
  expect((await verifyFolder(disk.dataDir)).join()).toContain(file);
  await copyFile(backup, place);
  await using server = await start();
  expect((await readAll(server)).refused).toEqual([]);
});
