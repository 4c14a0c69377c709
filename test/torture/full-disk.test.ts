import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newId, systemClock, systemRandomBytes } from '@assay/base';
import type { Problem } from '@assay/wire';
import { startServer } from '../support/server.ts';
import { mountFolder } from './disk/mounted-folder.ts';
import type { MountedFolder } from './disk/mounted-folder.ts';
import { eagerCompaction } from './eager-compaction.ts';
import { checkAll } from './load/check-all.ts';
import { Load } from './load/load.ts';
import { NativeClient } from './load/native-client.ts';
import { verifyFolder } from './verify-folder.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
// A small disk is a mount, which the system lets only root make; `npm test` lists what is left out for that.
const isRoot = process.getuid?.() === 0;
const why = isRoot ? '' : ' (not run: only root can mount a small disk)';

async function workFor(load: Load, port: number, ms: number): Promise<void> {
  const stop = new AbortController();
  const working = load.work(port, stop.signal);
  await sleep(ms);
  stop.abort();
  await working;
}

/** Takes all the room that is left; the server may take some of it meanwhile. Answers the files that hold it. */
async function fill(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (let tries = 0; tries < 50; tries++) {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < 100_000) break;
    const file = path.join(folder, `filler-${tries}`);
    files.push(file);
    try {
      execFileSync('fallocate', ['-l', String(bavail * bsize), file], { stdio: 'pipe' });
    } catch {
      await rm(file, { force: true });
    }
  }
  return files;
}

test.skipIf(!isRoot)(`a disk that fills up while points come in${why}`, async ({ skip }) => {
  const mounted: MountedFolder | undefined = await mountFolder(['-t', 'tmpfs', '-o', 'size=240m', 'tmpfs']).catch(
    () => undefined,
  );
  if (mounted === undefined) return skip('this system lets nobody mount');
  await using disk = mounted;
  const dataDir = path.join(disk.path, 'data');
  const load = new Load(seed);
  const check = async (port: number): Promise<void> => {
    const findings = await checkAll(port, seed, load.ledger, true);
    expect(findings, `seed ${seed}`).toMatchObject({ lost: 0, doubled: 0, invented: 0, halved: 0, problems: [] });
  };
  {
    await using server = await startServer({ dataDir, env: eagerCompaction, args: ['--log-level', 'fatal'] });
    using client = new NativeClient(server.port, 4);
    await workFor(load, server.port, 700);
    // Not one of the load's: it ends and removes its own at any time.
    const own = newId(systemClock, systemRandomBytes);
    expect((await client.call('POST', '/runs', { id: own, experimentName: 'full' })).status).toBe(201);
    let tries = 0;
    const writeOne = async (): Promise<{ status: number; problem: Partial<Problem> }> => {
      const { status, body } = await client.call('POST', `/runs/${own}/parameters`, {
        parameters: { [`p${tries++}`]: 'x'.repeat(500) },
      });
      return { status, problem: body === '' ? {} : (JSON.parse(body) as Problem) };
    };

    await expect.poll(() => existsSync(path.join(dataDir, 'ballast'))).toBe(true);
    const fillers = await fill(disk.path);
    // The load goes on into the full disk, past the room that the files still have of their own.
    await expect
      .poll(
        async () => {
          await workFor(load, server.port, 300);
          return (await writeOne()).status;
        },
        { timeout: 60_000, interval: 50 },
      )
      .toBe(507);
    const { problem } = await writeOne();
    expect(problem.code).toBe('StorageFull');
    expect(problem.detail).toMatch(/disk/);
    const before = load.ledger.counts.acknowledgedBatches;
    await workFor(load, server.port, 500);
    expect(load.ledger.counts.acknowledgedBatches, 'batches acknowledged on a full disk').toBe(before);

    await check(server.port);
    expect((await client.call('POST', '/runs/search', {})).status).toBe(200);
    const [run] = load.ledger.openRuns();
    if (run === undefined) throw new Error('the load has no run left');
    run.closed = true;
    run.purged = 'unknown';
    expect((await client.call('DELETE', `/runs/${run.id}`)).status, 'deleting on a full disk').toBe(204);
    expect((await client.call('POST', `/runs/${run.id}/purge`)).status, 'purging on a full disk').toBe(204);
    run.purged = 'acknowledged';

    for (const filler of fillers) await rm(filler, { force: true });
    await expect.poll(async () => (await writeOne()).status, { timeout: 30_000, interval: 300 }).toBeLessThan(300);
    await load.settle(server.port);
    await workFor(load, server.port, 500);
    await check(server.port);
    await server.stop('SIGKILL');
  }
  await using again = await startServer({ dataDir, env: eagerCompaction, args: ['--log-level', 'fatal'] });
  await load.settle(again.port);
  await check(again.port);
  expect((await again.stop()).code).toBe(0);
  expect(await verifyFolder(dataDir)).toEqual([]);
});
