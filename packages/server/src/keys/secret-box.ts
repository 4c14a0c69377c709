import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AssayError } from '@assay/base';
import { writeDurably } from './durable-file.ts';

/**
 * Secrets at rest that must be read again (a signature cannot be checked against a hash): AES-256-GCM under the
 * data folder's own `server.key`, bound to the id of the key that the secret belongs to. Text form: base64url of
 * nonce (12 bytes), tag (16), ciphertext.
 */
export interface SecretBox {
  seal(secret: string, keyId: string): string;
  /** Throws Internal when the text was not sealed by this box for this key. */
  open(sealed: string, keyId: string): string;
}

/** Makes the folder's server.key where there is none. */
export async function openSecretBox(dataDir: string): Promise<SecretBox> {
  return secretBox(await serverKey(keyPath(dataDir)));
}

/** For who only opens what others sealed. Throws when the folder has no sound server.key. */
export function readSecretBox(dataDir: string): SecretBox {
  const file = keyPath(dataDir);
  return secretBox(checkLength(file, readFileSync(file)));
}

const keyPath = (dataDir: string): string => path.join(dataDir, 'server.key');

function secretBox(key: Buffer): SecretBox {
  return {
    seal(secret, keyId) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(keyId));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, keyId) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(keyId));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch (thrown) {
        const message = `The secret of access key ${keyId} does not open with server.key; make a new access key.`;
        throw new AssayError('Internal', message, {}, { cause: thrown });
      }
    },
  };
}

async function serverKey(file: string): Promise<Buffer> {
  const existing = await readFile(file).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (existing === undefined) {
    const made = randomBytes(32);
    await writeDurably(file, made, 0o600);
    return made;
  }
  return checkLength(file, existing);
}

function checkLength(file: string, existing: Buffer): Buffer {
  if (existing.length === 32) return existing;
  throw new AssayError('Internal', `${file} is damaged: expected 32 bytes, found ${existing.length}.`);
}
