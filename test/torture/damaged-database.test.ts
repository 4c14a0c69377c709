import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openKeptDisk } from './disk/kept-disk.ts';
import type { Disk } from './disk/disk.ts';
import { eagerCompaction } from './eager-compaction.ts';
import { checkAll } from './load/check-all.ts';
import { Load } from './load/load.ts';
import { seededRandom } from './load/random.ts';
import { verifyFolder } from './verify-folder.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const load = new Load(seed);
let disk: Disk;
beforeAll(async () => {
  disk = await openKeptDisk();
  await using server = await startServer({ dataDir: disk.dataDir, env: eagerCompaction });
  // On a slow machine the compactor takes its time.
  const folder = path.join(disk.dataDir, 'segments');
  const isSealed = (): boolean => existsSync(folder) && readdirSync(folder).length > 2;
  for (let tries = 0; tries < 60 && !isSealed(); tries++) {
    const stop = new AbortController();
    const working = load.work(server.port, stop.signal);
    setTimeout(() => stop.abort(), 700);
    await working;
  }
  await load.settle(server.port);
});
afterAll(async () => disk[Symbol.asyncDispose]());

/** A copy of the folder, so that each damage starts from a whole one. */
async function copyOfFolder(name: string): Promise<string> {
  const copy = path.join(disk.dataDir, '..', name);
  for (const entry of await readdir(disk.dataDir, { recursive: true, withFileTypes: true })) {
    const from = path.join(entry.parentPath, entry.name);
    const to = path.join(copy, path.relative(disk.dataDir, from));
    await mkdir(entry.isDirectory() ? to : path.dirname(to), { recursive: true });
    if (entry.isFile()) await copyFile(from, to);
  }
  return copy;
}

async function garble(file: string, share: number, bytes: Buffer): Promise<void> {
  await using handle = await open(file, 'r+');
  const { size } = await handle.stat();
  await handle.write(bytes, 0, bytes.length, Math.floor(share * (size - bytes.length)));
}

test.each([
  ['cut to half its length', async (file: string) => truncate(file, 40_960)],
  ['emptied', async (file: string) => truncate(file, 0)],
  ['gone', async (file: string) => rm(file)],
  ['garbled at its beginning', async (file: string) => garble(file, 0, Buffer.alloc(64, 0x5a))],
  [
    'garbled in the midst',
    async (file: string) => {
      const random = seededRandom(seed, 44);
      for (let i = 0; i < 80; i++)
        await garble(file, random.next(), Buffer.from(Array.from({ length: 700 }, () => random.between(0, 255))));
    },
  ],
])(
  'a database that is %s: one clear line, or an error in place of an answer, never a wrong one',
  async (how, damage) => {
    const dataDir = await copyOfFolder(how.replaceAll(' ', '-'));
    await damage(path.join(dataDir, 'assay.db'));
    const segments = async (): Promise<readonly string[]> => readdir(path.join(dataDir, 'segments'));
    const sealed = await segments();
    expect(sealed.length).toBeGreaterThan(0);
    expect(await verifyFolder(dataDir), `seed ${seed}`).not.toEqual([]);
    const started = await startServer({ dataDir, args: ['--log-level', 'fatal'] }).catch((thrown: unknown) =>
      String(thrown),
    );
    if (typeof started === 'string') {
      expect(started).toContain('ended (code 1)');
      const lines = started.trim().split('\n').slice(1);
      expect(lines, 'one line for a person').toHaveLength(1);
      expect(lines[0]).toMatch(/assay\.db|database/i);
      return;
    }
    await using server = started;
    expect(['emptied', 'gone'], 'a database without anything is no fresh start beside points').not.toContain(how);
    const findings = await checkAll(server.port, seed, load.ledger, true).catch((thrown: unknown) => String(thrown));
    // A page of a table has no checksum: what a garbled one held may be said to be missing.
    if (typeof findings === 'string') expect(findings, `seed ${seed}`).toMatch(/ 50[03] | 404 |ECONN|socket/);
    else expect(findings, `seed ${seed}`).toMatchObject({ doubled: 0, invented: 0 });
    await server.stop();
  },
);
