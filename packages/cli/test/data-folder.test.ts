import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'assay-folder-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

async function logRun(url: string, points: number): Promise<string> {
  const client = createClient({ url });
  const { id } = await client.createRun({ body: { name: 'kept', experimentName: 'folders' } });
  await client.logMetrics({
    params: { runId: id },
    body: { points: upTo(points).map((step) => ({ name: 'loss', step, value: Math.sin(step) })) },
  });
  return id;
}

test('a backup of a running server is restored, verified and served', async () => {
  await using server = await startServer({ dataDir: path.join(root, 'data') });
  const id = await logRun(server.url, 5_000);
  const target = path.join(root, 'monday');
  const again = path.join(root, 'again');
  expect(await runAssay(['backup', target, '--data', server.dataDir])).toMatchObject({ code: 0, stderr: '' });
  expect(await runAssay(['backup', target, '--data', server.dataDir])).toMatchObject({ code: 1, stdout: '' });
  expect(await runAssay(['restore', target, '--data', again])).toMatchObject({ code: 0, stderr: '' });
  const refused = await runAssay(['restore', target, '--data', again]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('never writes over data');

  const verified = await runAssay(['verify', '--data', again, '--json']);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(verified.stdout)).toMatchObject({ findingCount: 0, runs: 1, points: 5_000 });
  await using copy = await startServer({ dataDir: again });
  const { values } = await createClient({ url: copy.url }).readPoints({
    params: { runId: id },
    query: { name: 'loss' },
  });
  expect(values).toEqual(upTo(5_000).map(Math.sin));
});

test('compact seals what was logged, and verify names the file that was tampered with', async () => {
  const dataDir = path.join(root, 'data');
  {
    await using server = await startServer({ dataDir });
    await logRun(server.url, 5_000);
    const busy = await runAssay(['compact', '--data', dataDir]);
    expect(busy.code).not.toBe(0);
    expect(busy.stderr).toContain('in use by another Assay server');
  }
  const compacted = await runAssay(['compact', '--data', dataDir]);
  expect(compacted).toMatchObject({ code: 0, stderr: '' });
  expect(compacted.stdout).toContain('Sealed 5,000 points');
  const sound = await runAssay(['verify', '--data', dataDir]);
  expect(sound).toMatchObject({ code: 0, stderr: '' });
  expect(sound.stdout).toContain('is sound: 1 runs, 5,000 points');

  const [segment = ''] = await readdir(path.join(dataDir, 'segments'));
  await appendFile(path.join(dataDir, 'segments', segment), 'x');
  const damaged = await runAssay(['verify', '--data', dataDir]);
  expect(damaged.code).toBe(1);
  expect(damaged.stdout).toContain(segment);
});

test('what is no data folder, and what is no backup, is said in one line', async () => {
  for (const args of [
    ['verify', '--data', root],
    ['backup', path.join(root, 'target'), '--data', root],
    ['restore', root, '--data', path.join(root, 'new')],
  ]) {
    const result = await runAssay(args);
    expect(result).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  }
  expect(await readdir(root)).toEqual([]);
});
