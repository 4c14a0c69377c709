import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitPolicies } from '@assay/core';
import { backUp, openFileBlobStore, openSqliteStore, restore, verifyDataFolder } from '@assay/storage';
import { expect, test } from 'vitest';
import { fillFolder, logPoints, options } from './filled-folder.ts';

test('a folder in use is backed up and restored: everything is there as of one moment', async () => {
  await using filled = await fillFolder();
  const { root, folder, runId } = filled;
  const target = join(root, 'backups', 'monday');
  writeFileSync(join(folder, 'config.json'), '{"logLevel":"warn"}');
  const seen = new Set<string>();
  let logging = true;
  const load = (async () => {
    for (let step = 1000; logging; step += 10) await logPoints(filled.do, runId, step, step + 10);
  })();
  const manifest = await backUp(folder, target, { onProgress: ({ phase }) => seen.add(phase) });
  logging = false;
  await load;
  expect(seen).toEqual(new Set(['copying the database', 'copying files']));
  expect(statSync(target).mode & 0o777).toBe(0o700);
  expect(manifest.files.map(({ path }) => path)).toContain('config.json');
  expect(readdirSync(join(root, 'backups'))).toEqual(['monday']);
  expect(existsSync(join(folder, 'backup-lease'))).toBe(false);

  const again = join(root, 'again');
  await restore(target, again);
  expect((await verifyDataFolder(again)).findings).toEqual([]);
  await using store = await openSqliteStore({ folder: again, limits: limitPolicies.default, readers: 1 });
  await using blobs = await openFileBlobStore({ folder: again });
  const run = await store.query('getRun', { runId }, options);
  expect(run.parameters).toEqual({ lr: 0.1 });
  expect(run.metrics['loss']?.count).toBeGreaterThanOrEqual(500);
  const points = await store.query('readPoints', { runId, name: 'loss', limit: 500 }, options);
  expect([...points.steps]).toEqual(Array.from({ length: 500 }, (_, i) => i));
  const { artifacts } = await store.query('listArtifacts', { runId }, options);
  let text = '';
  for await (const chunk of blobs.read(artifacts[0]?.sha256 ?? '')) text += Buffer.from(chunk).toString();
  expect(text).toBe('weights');
});

test('neither writes over what is there, nor leaves anything half made', async () => {
  await using filled = await fillFolder();
  const { root, folder } = filled;
  const target = join(root, 'target');
  await expect(backUp(join(root, 'nothing'), target)).rejects.toMatchObject({ code: 'NotFound' });
  await expect(backUp(folder, folder)).rejects.toMatchObject({ code: 'Conflict' });
  await expect(restore(folder, target)).rejects.toMatchObject({ code: 'NotFound' });
  await expect(backUp(folder, target, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  expect(readdirSync(root)).toEqual(['data']);
  await backUp(folder, target);
  await expect(restore(target, folder)).rejects.toMatchObject({ code: 'Conflict' });

  const manifest = JSON.parse(readFileSync(join(target, 'backup.json'), 'utf8'));
  const blob = manifest.files.find(({ path }: { path: string }) => path.startsWith('blobs/')).path;
  writeFileSync(join(target, blob), 'Weights');
  await expect(restore(target, join(root, 'again'))).rejects.toMatchObject({ code: 'ChecksumMismatch' });
  expect(readdirSync(root).toSorted()).toEqual(['data', 'target']);
});

test.each([
  ['no JSON', '{'],
  ['another format', '{"format":2,"files":[]}'],
  ['no database', '{"format":1,"files":[]}'],
  [
    'a way out',
    '{"format":1,"files":[{"path":"assay.db","sizeBytes":1,"sha256":""},{"path":"../x","sizeBytes":1,"sha256":""}]}',
  ],
  [
    'another file',
    '{"format":1,"files":[{"path":"assay.db","sizeBytes":1,"sha256":""},{"path":"/etc/passwd","sizeBytes":1,"sha256":""}]}',
  ],
  [
    'a name twice',
    '{"format":1,"files":[{"path":"assay.db","sizeBytes":1,"sha256":""},{"path":"assay.db","sizeBytes":1,"sha256":""}]}',
  ],
])('a list with %s is refused', async (_, text) => {
  await using filled = await fillFolder();
  const target = join(filled.root, 'target');
  await backUp(filled.folder, target);
  writeFileSync(join(target, 'backup.json'), text);
  await expect(restore(target, join(filled.root, 'again'))).rejects.toMatchObject({ code: 'InvalidInput' });
  expect(existsSync(join(filled.root, 'again'))).toBe(false);
});
