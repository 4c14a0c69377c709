import { createHash, randomInt } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AssayError, invalidInput, notFound, systemClock, systemRandomBytes } from '@assay/base';
import { keyFileOf, readKeyFile, writeKeyFile } from './key-file.ts';
import type { KeyPermission } from './key-file.ts';
import { openSecretBox } from './secret-box.ts';

/** An access key as it may be shown at any time. */
export interface AccessKey {
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
  readonly permission: KeyPermission;
}

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * Makes an access key in the data folder. The secret is answered here and never again. A server that runs on the
 * folder takes notice within a second.
 */
export async function createKey(
  dataDir: string,
  { name, permission = 'write' }: { name: string; permission?: KeyPermission },
): Promise<AccessKey & { readonly secret: string }> {
  if (!/^[^\p{Cc}]{1,100}$/u.test(name)) throw invalidInput('name', 'expected 1 to 100 printable characters');
  await mkdir(dataDir, { recursive: true });
  return alone(dataDir, async () => {
    const keys = readKeyFile(keyFileOf(dataDir));
    const id = `AK${Array.from({ length: 18 }, () => idCharacters[randomInt(idCharacters.length)]).join('')}`;
    const secret = Buffer.from(systemRandomBytes(30)).toString('base64url');
    const box = await openSecretBox(dataDir);
    const shown: AccessKey = { id, name, createdMs: systemClock.now(), permission };
    const secretSha256 = createHash('sha256').update(secret).digest('hex');
    await writeKeyFile(keyFileOf(dataDir), [...keys, { ...shown, secretSha256, sealed: box.seal(secret, id) }]);
    return { ...shown, secret };
  });
}

export function listKeys(dataDir: string): readonly AccessKey[] {
  return readKeyFile(keyFileOf(dataDir)).map(shownKey);
}

const shownKey = ({ id, name, createdMs, permission }: AccessKey): AccessKey => ({ id, name, createdMs, permission });

/** Ends a key for good, by its id or, where only one bears it, its name. */
export async function revokeKey(dataDir: string, idOrName: string): Promise<AccessKey> {
  if (readKeyFile(keyFileOf(dataDir)).length === 0) throw notFound('access key', idOrName);
  return alone(dataDir, async () => {
    const keys = readKeyFile(keyFileOf(dataDir));
    const found = keys.filter((key) => key.id === idOrName || key.name === idOrName);
    const [key] = found;
    if (key === undefined) throw notFound('access key', idOrName);
    if (found.length > 1)
      throw new AssayError('Conflict', `${found.length} access keys are named "${idOrName}"; name one by its id.`);
    await writeKeyFile(
      keyFileOf(dataDir),
      keys.filter((other) => other !== key),
    );
    return shownKey(key);
  });
}

/** Two programs that change the keys at once would lose one change: a lock file lets one in at a time. */
async function alone<T>(dataDir: string, change: () => Promise<T>): Promise<T> {
  const lock = path.join(dataDir, 'keys.json.lock');
  for (let attempt = 0; ; attempt++) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      break;
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    }
    const age = await stat(lock).then(
      (info) => Date.now() - info.mtimeMs,
      () => 0,
    );
    if (age > 10_000) await rm(lock, { force: true });
    if (attempt > 100)
      throw new AssayError('Unavailable', `The access keys are being changed; if not, delete ${lock}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await change();
  } finally {
    await rm(lock, { force: true });
  }
}
