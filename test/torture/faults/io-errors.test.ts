import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Problem } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import { openKeptDisk } from '../disk/kept-disk.ts';
import { eagerCompaction } from '../eager-compaction.ts';
import { checkAll } from '../load/check-all.ts';
import { Load } from '../load/load.ts';
import { NativeClient } from '../load/native-client.ts';
import { verifyFolder } from '../verify-folder.ts';
import { failCalls } from './failing-calls.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const perLoadMs = 500;

/** Some load; what is under way at its end is waited for. */
async function workFor(load: Load, port: number, ms: number): Promise<void> {
  const stop = new AbortController();
  const working = load.work(port, stop.signal);
  await sleep(ms);
  stop.abort();
  await working;
}

test.each([
  ['fsync answers an error', 'fsync,fdatasync', 'EIO'],
  ['writing answers an error', 'pwrite64,pwritev', 'EIO'],
  ['writing finds no space', 'pwrite64,ftruncate', 'ENOSPC'],
  ['the disk has become read-only', 'pwrite64,pwritev,ftruncate,unlink,rename,fsync,fdatasync', 'EROFS'],
] as const)(
  '%s: nothing is acknowledged that is not safe, reads go on, and all works again when the disk does',
  async (name, calls, error) => {
    await using disk = await openKeptDisk();
    const load = new Load(seed);
    const check = async (port: number): Promise<void> => {
      const findings = await checkAll(port, seed, load.ledger, true);
      expect(findings, `${name}, seed ${seed}`).toMatchObject({
        lost: 0,
        doubled: 0,
        invented: 0,
        halved: 0,
        problems: [],
      });
    };
    {
      await using server = await startServer({
        dataDir: disk.dataDir,
        env: eagerCompaction,
        args: ['--log-level', 'fatal'],
      });
      using client = new NativeClient(server.port, 4);
      await workFor(load, server.port, perLoadMs);
      const [run] = load.ledger.openRuns();
      if (run === undefined) throw new Error('the load made no run');
      const attempt = async (): Promise<{ status: number; problem: Partial<Problem> }> => {
        const { status, body } = await client.call('POST', `/runs/${run.id}/parameters`, { parameters: { a: 1 } });
        return { status, problem: body === '' ? {} : (JSON.parse(body) as Problem) };
      };
      {
        await using failing = await failCalls(server.process.pid ?? 0, calls, error);
        expect(failing).toBeDefined();
        // The group that was being committed when the errors began may have gone through.
        await attempt();
        const { status, problem } = await attempt();
        expect([503, 507], JSON.stringify(problem)).toContain(status);
        expect(['Unavailable', 'StorageFull']).toContain(problem.code);
        expect(problem.detail).toMatch(/nothing was stored|nothing is stored/);
        const before = load.ledger.counts.acknowledgedBatches;
        await workFor(load, server.port, perLoadMs);
        expect(load.ledger.counts.acknowledgedBatches, 'batches acknowledged without a disk').toBe(before);
        expect((await client.call('GET', `/runs/${run.id}`)).status).toBe(200);
        expect((await client.call('GET', `/runs/${run.id}/points?name=${encodeURIComponent('value/a')}`)).status).toBe(
          200,
        );
        expect((await client.call('POST', '/runs/search', {})).status).toBe(200);
        expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
        expect([503, 507], 'it is not ready for writes').toContain((await fetch(`${server.url}/readyz`)).status);
      }
      await expect.poll(async () => (await attempt()).status, { interval: 250 }).toBe(204);
      await load.settle(server.port);
      await check(server.port);
      await workFor(load, server.port, perLoadMs);
      await check(server.port);
      await server.stop('SIGKILL');
    }
    await using again = await startServer({
      dataDir: disk.dataDir,
      env: eagerCompaction,
      args: ['--log-level', 'fatal'],
    });
    await load.settle(again.port);
    await check(again.port);
    expect((await again.stop()).code).toBe(0);
    expect(await verifyFolder(disk.dataDir)).toEqual([]);
  },
);
