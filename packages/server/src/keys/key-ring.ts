import { createHash, timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { messageOf } from '@assay/base';
import type { Clock } from '@assay/base';
import { keyFileOf, readKeyFile } from './key-file.ts';
import type { KeyPermission, StoredKey } from './key-file.ts';
import { readSecretBox } from './secret-box.ts';
import type { SecretBox } from './secret-box.ts';

export interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** Whose a key is, and what it lets do. */
export interface KeyBearer {
  /** Of the key. */
  readonly name: string;
  readonly permission: KeyPermission;
}

/** The access keys that a running server knows; changes of the file are seen within a second. */
export interface KeyRing {
  /** True as soon as one key exists. */
  readonly isLocked: boolean;
  /** Undefined for keys that are unknown or wrong, which look and take the same. */
  verify(credentials: Credentials): KeyBearer | undefined;
  /** What signatures of the key are checked with; undefined for keys that are unknown, or whose secret cannot be opened. */
  secretOf(id: string): KnownSecret | undefined;
}

export interface KnownSecret {
  readonly bearer: KeyBearer;
  readonly secret: string;
}

const lookIntervalMs = 1000;
/** What unknown ids are compared with; no text is known that has this hash. */
const nobody = Buffer.alloc(32, 0xa5);

interface IndexedKey {
  readonly bearer: KeyBearer;
  readonly hash: Buffer;
  readonly sealed: string;
  /** Opened when it is first needed; null when it does not open. */
  secret?: string | null;
}

export function openKeyRing(dataDir: string, clock: Clock, onFault: (message: string) => void): KeyRing {
  const file = keyFileOf(dataDir);
  const index = (keys: readonly StoredKey[]): Map<string, IndexedKey> =>
    new Map(
      keys.map(({ id, name, permission, secretSha256, sealed }) => [
        id,
        { bearer: { name, permission }, hash: Buffer.from(secretSha256, 'hex'), sealed },
      ]),
    );
  let stamp = stampOf(file);
  let keys = index(readKeyFile(file));
  let box: SecretBox | undefined;
  let lookedMs = clock.now();

  const look = (): void => {
    const now = clock.now();
    if (Math.abs(now - lookedMs) < lookIntervalMs) return;
    lookedMs = now;
    const current = stampOf(file);
    if (current === stamp) return;
    try {
      keys = index(readKeyFile(file));
      box = undefined;
    } catch (thrown) {
      // The keys known so far stay in force: a damaged file must not open the server.
      onFault(messageOf(thrown));
    }
    stamp = current;
  };
  return {
    get isLocked() {
      look();
      return keys.size > 0;
    },
    verify({ id, secret }) {
      look();
      const key = keys.get(id);
      const hash = createHash('sha256').update(secret).digest();
      const equal = timingSafeEqual(hash, key?.hash ?? nobody);
      return equal ? key?.bearer : undefined;
    },
    secretOf(id) {
      look();
      const key = keys.get(id);
      if (key === undefined) return undefined;
      if (key.secret === undefined) {
        try {
          box ??= readSecretBox(dataDir);
          key.secret = box.open(key.sealed, id);
        } catch (thrown) {
          onFault(messageOf(thrown));
          key.secret = null;
        }
      }
      return key.secret === null ? undefined : { bearer: key.bearer, secret: key.secret };
    },
  };
}

function stampOf(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  return info === undefined ? '' : `${info.ino} ${info.size} ${info.mtimeMs}`;
}
