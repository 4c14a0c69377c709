import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeBlobStoreContract } from '@assay/testkit';
import { expect, test } from 'vitest';
import { openFileBlobStore } from '@assay/storage';
import { temporaryFolder } from './temporary-folder.ts';

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

describeBlobStoreContract('files', async () => openFileBlobStore({ folder: await temporaryFolder() }));

test('blobs are there after opening again, and broken uploads are cleared away', async () => {
  const folder = await temporaryFolder();
  const { sha256 } = await (await openFileBlobStore({ folder })).put(once('hello'), { maxBytes: 10 });
  await writeFile(join(folder, 'blobs', 'tmp', 'left-over'), 'half');
  const again = await openFileBlobStore({ folder });
  expect(await again.stat(sha256)).toEqual({ sha256, sizeBytes: 5 });
  expect(await readdir(join(folder, 'blobs', 'tmp'))).toEqual([]);
});

test('content put again counts as young, though it was old', async () => {
  const folder = await temporaryFolder();
  const store = await openFileBlobStore({ folder });
  const { sha256 } = await store.put(once('hello'), { maxBytes: 10 });
  const path = join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await utimes(path, 1, 1);
  await store.put(once('hello'), { maxBytes: 10 });
  expect(await store.sweep(async () => false, 60_000)).toEqual({ count: 0, sizeBytes: 0 });
  await utimes(path, 1, 1);
  expect(await store.sweep(async () => false, 60_000)).toEqual({ count: 1, sizeBytes: 5 });
});

test('a symbolic link in the place of a blob is not followed', async () => {
  const folder = await temporaryFolder();
  const store = await openFileBlobStore({ folder });
  const sha256 = 'ab'.repeat(32);
  await mkdir(join(folder, 'blobs', 'ab', 'ab'), { recursive: true });
  await symlink('/etc/hostname', join(folder, 'blobs', 'ab', 'ab', sha256));
  await expect(store.read(sha256)[Symbol.asyncIterator]().next()).rejects.toThrow(/ELOOP|could not be read/);
});
