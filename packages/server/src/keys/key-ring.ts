import { createHash, timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { messageOf } from '@assay/base';
import type { Clock } from '@assay/base';
import { keyFileOf, readKeyFile } from './key-file.ts';
import type { StoredKey } from './key-file.ts';

export interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** The access keys that a running server knows; changes of the file are seen within a second. */
export interface KeyRing {
  /** True as soon as one key exists. */
  readonly isLocked: boolean;
  /** The key's name, or undefined: unknown and wrong look and take the same. */
  verify(credentials: Credentials): string | undefined;
}

const lookIntervalMs = 1000;
/** What unknown ids are compared with; no text is known that has this hash. */
const nobody = Buffer.alloc(32, 0xa5);

export function openKeyRing(dataDir: string, clock: Clock, onFault: (message: string) => void): KeyRing {
  const file = keyFileOf(dataDir);
  const index = (keys: readonly StoredKey[]): Map<string, { name: string; hash: Buffer }> =>
    new Map(keys.map((key) => [key.id, { name: key.name, hash: Buffer.from(key.secretSha256, 'hex') }]));
  let stamp = stampOf(file);
  let keys = index(readKeyFile(file));
  let lookedMs = clock.now();

  const look = (): void => {
    const now = clock.now();
    if (Math.abs(now - lookedMs) < lookIntervalMs) return;
    lookedMs = now;
    const current = stampOf(file);
    if (current === stamp) return;
    try {
      keys = index(readKeyFile(file));
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
      return equal ? key?.name : undefined;
    },
  };
}

function stampOf(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  return info === undefined ? '' : `${info.ino} ${info.size} ${info.mtimeMs}`;
}
