import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import { errorCode, s3Caller, textOf } from './s3-caller.ts';

let folder: string;
let canMount = false;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'tmpfs', folder], { stdio: 'pipe' });
    canMount = true;
  } catch {
    canMount = false;
  }
});
afterEach(async () => {
  if (canMount) execFileSync('umount', ['--lazy', folder]);
  await rm(folder, { recursive: true, force: true });
});

// A small disk is a mount, which the system lets only root make; `npm test` lists what is left out for that.
const isRoot = process.getuid?.() === 0;
const why = isRoot ? '' : ' (not run: only root can mount a small disk)';

test.skipIf(!isRoot)(`on a full disk objects are read and deleted, and none is taken${why}`, async ({ skip }) => {
  if (!canMount) skip('this system lets nobody mount');
  const dataDir = path.join(folder, 'data');
  await using server = await startServer({ dataDir, args: ['--log-level', 'error'] });
  const call = s3Caller(server.port);
  await call('PUT', '/bucket');
  await call('PUT', '/bucket/kept', { body: 'kept' });
  const { text } = await call('POST', '/bucket/begun?uploads');
  const upload = `/bucket/begun?uploadId=${textOf(text, 'UploadId')}`;
  expect((await call('PUT', `${upload}&partNumber=1`, { body: 'part' })).status).toBe(200);

  // The room that is kept for deletions is set aside a few seconds after the start.
  await expect.poll(() => existsSync(path.join(dataDir, 'ballast'))).toBe(true);
  const { bavail, bsize } = await statfs(folder);
  execFileSync('fallocate', ['-l', String(bavail * bsize), path.join(folder, 'filler')]);
  for (const target of ['/bucket/new', `${upload}&partNumber=2`]) {
    const refused = await call('PUT', target, { body: 'x' });
    expect([refused.status, errorCode(refused)]).toEqual([503, 'ServiceUnavailable']);
  }
  expect((await call('GET', '/bucket/kept')).text).toBe('kept');
  expect((await call('DELETE', upload)).status).toBe(204);
  expect((await call('DELETE', '/bucket/kept')).status).toBe(204);
  expect((await call('DELETE', '/bucket')).status).toBe(204);
  expect(errorCode(await call('GET', '/bucket/kept'))).toBe('NoSuchBucket');
});
