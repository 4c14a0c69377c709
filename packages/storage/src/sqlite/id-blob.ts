import { isId, invalidInput } from '@assay/base';
import type { SQLOutputValue } from 'node:sqlite';

/** The 16 bytes of an id of 32 hex digits. */
export function blobOfId(id: string): Buffer {
  if (!isId(id)) throw invalidInput('', `expected an id of 32 lower-case hex digits, got ${JSON.stringify(id)}`);
  return Buffer.from(id, 'hex');
}

export function idOfBlob(value: SQLOutputValue | undefined): string {
  if (!(value instanceof Uint8Array)) throw new Error(`expected the bytes of an id, found ${typeof value}`);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
}
