import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { keyFileOf, readKeyFile } from './key-file.ts';
import { openKeyRing } from './key-ring.ts';
import { createKey, listKeys, revokeKey } from './manage-keys.ts';
import { openSecretBox } from './secret-box.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-keys-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

test('a key is shown once and kept only as a hash and sealed', async () => {
  const key = await createKey(folder, { name: 'laptop' });
  expect(key.id).toMatch(/^AK[A-Z0-9]{18}$/);
  expect(key.secret).toMatch(/^[\w-]{40}$/);
  expect(listKeys(folder)).toEqual([{ id: key.id, name: 'laptop', createdMs: key.createdMs, permission: 'write' }]);
  for (const file of ['keys.json', 'server.key']) {
    const full = path.join(folder, file);
    expect((await stat(full)).mode & 0o777, file).toBe(0o600);
    expect(await readFile(full, 'latin1')).not.toContain(key.secret);
  }
  const [stored] = readKeyFile(keyFileOf(folder));
  const box = await openSecretBox(folder);
  expect(box.open(stored!.sealed, key.id)).toBe(key.secret);
  expect(() => box.open(stored!.sealed, 'AK000000000000000000')).toThrow('does not open');
});

test('keys made at once are all kept', async () => {
  await Promise.all(Array.from({ length: 8 }, async (_, i) => createKey(folder, { name: `key ${i}` })));
  expect(listKeys(folder)).toHaveLength(8);
});

test('a key is revoked by id, or by a name that only it has', async () => {
  const one = await createKey(folder, { name: 'twin' });
  await createKey(folder, { name: 'twin' });
  await expect(revokeKey(folder, 'twin')).rejects.toThrow('named "twin"');
  await expect(revokeKey(folder, 'nobody')).rejects.toThrow('nobody');
  await revokeKey(folder, one.id);
  await revokeKey(folder, 'twin');
  expect(listKeys(folder)).toEqual([]);
});

test('a ring verifies, and notices changes of the file within a second', async () => {
  let now = 1_000_000 as EpochMs;
  const faults: string[] = [];
  const ring = openKeyRing(folder, { now: () => now }, (message) => faults.push(message));
  expect(ring.isLocked).toBe(false);
  const { id, secret } = await createKey(folder, { name: 'ci' });
  expect(ring.isLocked).toBe(false);
  now = (now + 1001) as EpochMs;
  expect(ring.isLocked).toBe(true);
  expect(ring.verify({ id, secret })?.name).toBe('ci');
  expect(ring.verify({ id, secret: `${secret}x` })).toBeUndefined();
  expect(ring.verify({ id: 'AK000000000000000000', secret })).toBeUndefined();
  expect(ring.verify({ id, secret: '' })).toBeUndefined();

  expect(ring.secretOf(id)).toEqual({ bearer: { name: 'ci', permission: 'write' }, secret });
  expect(ring.secretOf('AK000000000000000000')).toBeUndefined();

  await writeFile(keyFileOf(folder), '{ damaged');
  await utimes(keyFileOf(folder), 1, 1);
  now = (now + 1001) as EpochMs;
  expect(ring.isLocked, 'a damaged file must not open the server').toBe(true);
  expect(ring.verify({ id, secret })?.name).toBe('ci');
  expect(faults).toHaveLength(1);
});

test('a secret that cannot be opened signs nothing, and says so once', async () => {
  const { id, secret } = await createKey(folder, { name: 'ci' });
  await writeFile(path.join(folder, 'server.key'), Buffer.alloc(32));
  const faults: string[] = [];
  const ring = openKeyRing(folder, { now: () => 0 as EpochMs }, (message) => faults.push(message));
  expect(ring.secretOf(id)).toBeUndefined();
  expect(ring.secretOf(id)).toBeUndefined();
  expect(faults).toEqual([expect.stringContaining('does not open')]);
  // Sent as it is, the secret is still compared with its hash.
  expect(ring.verify({ id, secret })?.name).toBe('ci');
});

test('a revoked key signs nothing within a second', async () => {
  let now = 1_000_000 as EpochMs;
  const { id } = await createKey(folder, { name: 'ci' });
  const ring = openKeyRing(folder, { now: () => now }, () => undefined);
  expect(ring.secretOf(id)?.bearer.name).toBe('ci');
  await revokeKey(folder, id);
  now = (now + 1001) as EpochMs;
  expect(ring.secretOf(id)).toBeUndefined();
});

test('a key may be made that only reads; one from before there were such may do everything', async () => {
  const { id, secret } = await createKey(folder, { name: 'guest', permission: 'read' });
  await createKey(folder, { name: 'old' });
  const file = keyFileOf(folder);
  const content = JSON.parse(await readFile(file, 'utf8')) as { keys: Record<string, unknown>[] };
  delete content.keys[1]!['permission'];
  await writeFile(file, JSON.stringify(content));
  expect(listKeys(folder).map(({ name, permission }) => [name, permission])).toEqual([
    ['guest', 'read'],
    ['old', 'write'],
  ]);
  const ring = openKeyRing(folder, { now: () => 0 as EpochMs }, () => undefined);
  expect(ring.verify({ id, secret })).toEqual({ name: 'guest', permission: 'read' });
  expect(ring.secretOf(id)?.bearer.permission).toBe('read');
});

test.each(['admin', 'READ', '', null, 1, ['read']])(
  'a permission that nobody knows (%j) opens nothing',
  async (permission) => {
    const { id, secret } = await createKey(folder, { name: 'odd' });
    let now = 0 as EpochMs;
    const faults: string[] = [];
    const ring = openKeyRing(folder, { now: () => now }, (message) => faults.push(message));
    const content = JSON.parse(await readFile(keyFileOf(folder), 'utf8')) as { keys: Record<string, unknown>[] };
    content.keys[0]!['permission'] = permission;
    await writeFile(keyFileOf(folder), JSON.stringify(content, undefined, 4));
    expect(() => listKeys(folder)).toThrow('cannot be read');
    expect(() => openKeyRing(folder, { now: () => now }, () => undefined)).toThrow('cannot be read');
    now = 1001 as EpochMs;
    expect(ring.isLocked).toBe(true);
    expect(faults).toHaveLength(1);
    expect(ring.verify({ id, secret })?.permission, 'a running server keeps to what it has read').toBe('write');
  },
);
