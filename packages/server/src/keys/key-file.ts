import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AssayError, messageOf } from '@assay/base';
import { writeDurably } from './durable-file.ts';

/** What an access key lets its bearer do: only read, or everything. */
export type KeyPermission = 'read' | 'write';

/** One access key as it is kept. The secret itself is in `sealed` only, under the folder's server.key. */
export interface StoredKey {
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
  readonly permission: KeyPermission;
  /** Lower-case hex SHA-256 of the secret. */
  readonly secretSha256: string;
  readonly sealed: string;
}

export const keyFileOf = (dataDir: string): string => path.join(dataDir, 'keys.json');

/** The keys in the file; none when there is no file. Throws when the file cannot be read: fail closed. */
export function readKeyFile(file: string): readonly StoredKey[] {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isKeyFile(content)) throw new Error('it does not hold a list of keys of version 1');
    return content.keys.map((key) => ({ ...key, permission: key.permission ?? 'write' }));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return [];
    throw new AssayError(
      'Internal',
      `The access keys in ${file} cannot be read: ${messageOf(thrown)}.`,
      {},
      { cause: thrown },
    );
  }
}

export async function writeKeyFile(file: string, keys: readonly StoredKey[]): Promise<void> {
  await writeDurably(file, `${JSON.stringify({ version: 1, keys }, undefined, 2)}\n`, 0o600);
}

/** Keys that were made before there were others are without a permission, and may do everything. */
type FiledKey = Omit<StoredKey, 'permission'> & Partial<Pick<StoredKey, 'permission'>>;

const permissions: readonly unknown[] = [undefined, 'read', 'write'] satisfies (KeyPermission | undefined)[];

function isKeyFile(content: unknown): content is { version: 1; keys: FiledKey[] } {
  if (typeof content !== 'object' || content === null || !('version' in content) || content.version !== 1) return false;
  return 'keys' in content && Array.isArray(content.keys) && content.keys.every(isFiledKey);
}

function isFiledKey(value: unknown): value is FiledKey {
  if (typeof value !== 'object' || value === null) return false;
  const key: Partial<Record<keyof StoredKey, unknown>> = value;
  const hash = key.secretSha256;
  return (
    typeof key.id === 'string' &&
    typeof key.name === 'string' &&
    typeof key.createdMs === 'number' &&
    typeof key.sealed === 'string' &&
    permissions.includes(key.permission) &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash)
  );
}
