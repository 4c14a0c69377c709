import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export interface CopiedFile {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const blockBytes = 1024 * 1024;

/** Copies a file into a new one, durably, and answers what was written. `onBytes` hears of each block. */
export async function copyFile(
  from: string,
  to: string,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): Promise<CopiedFile> {
  await using source = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  await using target = await open(to, 'wx', 0o600);
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  let sizeBytes = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await source.read(block, 0, blockBytes, null);
    if (bytesRead === 0) break;
    const bytes = block.subarray(0, bytesRead);
    hash.update(bytes);
    for (let at = 0; at < bytesRead;) at += (await target.write(bytes, at, bytesRead - at)).bytesWritten;
    sizeBytes += bytesRead;
    onBytes(bytesRead);
  }
  await target.sync();
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** SHA-256 and size of a file, read in blocks. */
export async function hashFile(
  path: string,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): Promise<CopiedFile> {
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  let sizeBytes = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(block, 0, blockBytes, null);
    if (bytesRead === 0) break;
    hash.update(block.subarray(0, bytesRead));
    sizeBytes += bytesRead;
    onBytes(bytesRead);
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
