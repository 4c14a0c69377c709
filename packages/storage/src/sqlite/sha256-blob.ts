import { invalidInput } from '@assay/base';

/** The 32 bytes of a SHA-256 in lower-case hex. */
export function blobOfSha256(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw invalidInput('sha256', `expected 64 lower-case hex digits, got ${JSON.stringify(hex.slice(0, 80))}`);
  return Buffer.from(hex, 'hex');
}
