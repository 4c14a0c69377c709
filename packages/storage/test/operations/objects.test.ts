import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backUp, restore, verifyDataFolder } from '@assay/storage';
import { expect, test } from 'vitest';
import { fillFolder, options } from './filled-folder.ts';
import type { FilledFolder } from './filled-folder.ts';

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const pathOf = (sha256: string): string => `blobs/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

/** An object, and a part of an upload. */
async function addObjects({ do: execute, blobs }: FilledFolder) {
  const properties = { headers: {}, metadata: {}, checksums: { values: {} } };
  await execute('createBucket', { name: 'bucket' });
  const object = await blobs.put(bytes('an object'), { maxBytes: 100 });
  await execute('putObject', { bucket: 'bucket', key: 'a/b', ...object, etag: 'e', properties });
  const { id: uploadId } = await execute('beginUpload', { bucket: 'bucket', key: 'k', properties });
  const part = await blobs.put(bytes('a part'), { maxBytes: 100 });
  const target = { bucket: 'bucket', key: 'k', uploadId, partNumber: 1 };
  await execute('putUploadPart', { ...target, ...part, etag: 'e', checksums: {} });
  return { object: pathOf(object.sha256), part: pathOf(part.sha256) };
}

test('bytes of objects and of parts are backed up, restored and verified', async () => {
  await using filled = await fillFolder();
  const { root, folder } = filled;
  const { object, part } = await addObjects(filled);
  const { files } = await backUp(folder, join(root, 'target'));
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining([object, part]));
  const again = join(root, 'again');
  await restore(join(root, 'target'), again);
  expect(await verifyDataFolder(again)).toMatchObject({ findings: [], artifacts: 3 });
  unlinkSync(join(again, object));
  writeFileSync(join(again, part), 'a parT');
  const { findings } = await verifyDataFolder(again);
  expect(findings.map(({ where }) => where).toSorted()).toEqual([object, part].toSorted());
});

test('sweeping leaves what an object or a part names', async () => {
  await using filled = await fillFolder();
  const { store, blobs, do: execute } = filled;
  await addObjects(filled);
  const sweep = () => blobs.sweep((sha256) => store.query('isBlobReferenced', { sha256 }, options), -1);
  expect(await sweep()).toEqual({ count: 0, sizeBytes: 0 });
  await execute('deleteObjects', { bucket: 'bucket', objects: [{ key: 'a/b' }] });
  expect(await sweep()).toEqual({ count: 1, sizeBytes: 'an object'.length });
  await execute('deleteBucket', { name: 'bucket' });
  expect(await sweep()).toEqual({ count: 1, sizeBytes: 'a part'.length });
});

test('objects without their bucket, and parts without their upload, are found', async () => {
  await using filled = await fillFolder();
  await addObjects(filled);
  await filled.close();
  using database = new DatabaseSync(join(filled.folder, 'assay.db'));
  database.exec('DELETE FROM bucket; DELETE FROM object_upload');
  const { findings } = await verifyDataFolder(filled.folder, { quick: true });
  expect(findings.map(({ what }) => what)).toEqual([
    'lies in a bucket that is not there',
    'belongs to an upload that is not there',
  ]);
});
