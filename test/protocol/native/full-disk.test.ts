import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Problem, Run } from '@assay/wire';
import { startServer } from '../../support/server.ts';

const mib = 1024 * 1024;
let folder: string;
let canMount = false;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-disk-'));
  canMount = mount('size=220m', 'tmpfs');
});
afterEach(async () => {
  if (canMount) execFileSync('umount', ['--lazy', folder]);
  await rm(folder, { recursive: true, force: true });
});

function mount(options: string, type: string): boolean {
  try {
    execFileSync('mount', ['-t', type, '-o', options, type, folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** Leaves `freeBytes` on the disk. */
async function fill(name: string, freeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  execFileSync('fallocate', ['-l', String(bavail * bsize - freeBytes), path.join(folder, name)]);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while (!(await holds()) && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 250));
}

// A small disk is a mount, which the system lets only root make; `npm test` lists what is left out for that.
const isRoot = process.getuid?.() === 0;
const why = isRoot ? '' : ' (not run: only root can mount a small disk)';

test.skipIf(!isRoot)(`a disk that fills up: reads and deletions go on, writes are told why${why}`, async ({ skip }) => {
  if (!canMount) skip('this system lets nobody mount');
  const dataDir = path.join(folder, 'data');
  await using server = await startServer({ dataDir, args: ['--log-level', 'error'] });
  const call = async (method: string, target: string, body?: unknown): Promise<{ status: number; text: string }> => {
    const content = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${server.url}/api/v1${target}`, { method, ...(body === undefined ? {} : content) });
    return { status: answer.status, text: await answer.text() };
  };
  const create = async (name: string): Promise<{ status: number; text: string }> =>
    call('POST', '/runs', { experimentName: 'disk', name, parameters: { text: 'x'.repeat(400) } });
  const made: Run[] = [];
  for (let i = 0; i < 20; i++) made.push(JSON.parse((await create(`run ${i}`)).text) as Run);
  const [first, second] = made;

  // The room that is kept for deletions is set aside a few seconds after the start.
  await until(async () => (await stat(path.join(dataDir, 'ballast')).catch(() => undefined))?.size === 16 * mib);
  await fill('filler', 0);
  // The journal still has room of its own for a few; the first that does not fit, and all after it, are refused.
  let refused: { status: number; text: string } | undefined;
  let acknowledged = made.length;
  for (let i = 0; i < 2000 && refused === undefined; i++) {
    const answer = await create(`more ${i}`);
    if (answer.status === 201) acknowledged++;
    else refused = answer;
  }
  expect(refused?.status).toBe(507);
  const { code, detail } = JSON.parse(refused?.text ?? '{}') as Problem;
  expect(code).toBe('StorageFull');
  expect(detail).toMatch(/disk|space|room/);
  expect(detail).not.toMatch(/SQLITE|ENOSPC/);
  const upload = await fetch(`${server.url}/api/v1/runs/${first?.id}/artifacts/content?name=big`, {
    method: 'PUT',
    body: new Uint8Array(mib),
  });
  expect([upload.status, ((await upload.json()) as Problem).code]).toEqual([507, 'StorageFull']);

  expect((await call('GET', `/runs/${second?.id}`)).status).toBe(200);
  expect((await call('POST', '/runs/search', {})).status).toBe(200);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  expect((await call('DELETE', `/runs/${first?.id}`)).status).toBe(204);
  expect((await call('POST', `/runs/${first?.id}/purge`)).status).toBe(204);

  await rm(path.join(folder, 'filler'));
  let again = await create('after');
  await until(async () => (again.status === 201 ? true : ((again = await create('after')), false)));
  expect(again.status, again.text).toBe(201);
  const found = JSON.parse((await call('POST', '/runs/search', { limit: 1000 })).text) as { runs: Run[] };
  expect(found.runs.length).toBe(Math.min(1000, acknowledged - 1 + 1));
  expect((await server.stop()).code).toBe(0);
});

test.skipIf(!isRoot)(`a disk that cannot be written at the start is named in one line${why}`, async ({ skip }) => {
  if (!canMount) skip('this system lets nobody mount');
  execFileSync('mount', ['-o', 'remount,ro', folder]);
  const outcome = await startServer({ dataDir: path.join(folder, 'data') }).then(
    async (server) => server.stop().then(() => 'it started'),
    (thrown: unknown) => String(thrown),
  );
  expect(outcome).toContain('ended (code 1)');
  expect(outcome).toMatch(/data folder .* cannot be (written|made)/);
  expect(outcome.trim().split('\n')).toHaveLength(2);
});
