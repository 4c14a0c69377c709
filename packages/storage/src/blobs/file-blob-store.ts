import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssayError, messageOf, notFound } from '@assay/base';
import type { BlobInfo, BlobStore } from '@assay/core';
import { isBackupLeased } from '../operations/backup-lease.ts';
import { diskFull, freeBytesOf } from '../data-folder/disk-reserve.ts';
import { syncFolder } from '../data-folder/sync-folder.ts';

export interface FileBlobStoreOptions {
  /** The data folder; blobs stand in its folder `blobs`. The caller holds its lock. */
  readonly folder: string;
  /** With less than this free, nothing more is taken; 64 MB by default. */
  readonly lowWaterBytes?: number;
  /** Bytes that may still be written; by default what the file system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

const sha256Pattern = /^[0-9a-f]{64}$/;
const readChunkBytes = 256 * 1024;

/** Opens the blobs of a data folder and clears away what broken uploads left. */
export async function openFileBlobStore(options: FileBlobStoreOptions): Promise<FileBlobStore> {
  const { folder, lowWaterBytes = 64 * 1024 * 1024, freeBytes = freeBytesOf } = options;
  const root = join(folder, 'blobs');
  const temporary = join(root, 'tmp');
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const durable = await makeFirstFolders(root);
  await syncFolder(folder);
  return new FileBlobStore(root, temporary, durable, async () => (await freeBytes(root)) >= lowWaterBytes);
}

/**
 * Makes the 256 folders below the root and brings their names to the disk, so that no upload has to. Answers those that are there for
 * good: none where the disk has no room for them.
 */
async function makeFirstFolders(root: string): Promise<string[]> {
  try {
    const there = new Set(await subfolders(root));
    const all = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
    await Promise.all(all.filter((name) => !there.has(name)).map((name) => mkdir(join(root, name))));
    // Also where all were there: whoever made them may not have come so far.
    await syncFolder(root);
    return all.map((name) => join(root, name));
  } catch {
    return [];
  }
}

/** `<root>/ab/cd/abcd…`: names are made of the hash alone, never of anything that a client wrote. */
export class FileBlobStore implements BlobStore {
  readonly #root: string;
  readonly #temporary: string;
  readonly #hasRoom: () => Promise<boolean>;
  /** Those whose names this process has brought to the disk; 65,792 at most. */
  readonly #durableFolders: Set<string>;

  constructor(root: string, temporary: string, durableFolders: readonly string[], hasRoom: () => Promise<boolean>) {
    this.#durableFolders = new Set(durableFolders);
    this.#hasRoom = hasRoom;
    this.#root = root;
    this.#temporary = temporary;
  }

  async put(
    bytes: AsyncIterable<Uint8Array>,
    options: { maxBytes: number; expectedSha256?: string; signal?: AbortSignal },
  ): Promise<BlobInfo> {
    options.signal?.throwIfAborted();
    if (!(await this.#hasRoom())) throw diskFull();
    const path = join(this.#temporary, randomUUID());
    try {
      const info = await writeFile(path, bytes, options);
      await this.#keep(path, info);
      return info;
    } catch (error) {
      // What a disk that fails does not let go is cleared away by the next start.
      await rm(path, { force: true }).catch(() => undefined);
      throw diskError(error);
    }
  }

  async stat(sha256: string): Promise<BlobInfo | undefined> {
    if (!sha256Pattern.test(sha256)) return undefined;
    try {
      const found = await stat(this.#pathOf(sha256));
      return { sha256, sizeBytes: found.size };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw diskError(error);
    }
  }

  async *read(sha256: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array> {
    if (!sha256Pattern.test(sha256)) throw notFound('blob', sha256);
    let file: FileHandle;
    try {
      file = await open(this.#pathOf(sha256), constants.O_RDONLY | constants.O_NOFOLLOW);
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? notFound('blob', sha256) : diskError(error);
    }
    try {
      const end = Math.min(range?.end ?? Number.POSITIVE_INFINITY, (await file.stat()).size);
      for (let at = range?.start ?? 0; at < end;) {
        const bytes = Buffer.allocUnsafe(Math.min(readChunkBytes, end - at));
        const { bytesRead, buffer } = await file.read(bytes, 0, null, at);
        if (bytesRead === 0) return;
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } catch (error) {
      throw diskError(error);
    } finally {
      await file.close();
    }
  }

  async sweep(
    isReferenced: (sha256: string) => Promise<boolean>,
    minAgeMs: number,
  ): Promise<{ count: number; sizeBytes: number }> {
    let count = 0;
    let sizeBytes = 0;
    if (await isBackupLeased(dirname(this.#root))) return { count, sizeBytes };
    for (const first of await subfolders(this.#root)) {
      for (const second of await subfolders(join(this.#root, first))) {
        const folder = join(this.#root, first, second);
        for (const name of await readdir(folder)) {
          if (!sha256Pattern.test(name) || !name.startsWith(first + second)) continue;
          const path = join(folder, name);
          const found = await stat(path);
          // A put of existing content renews the time, so what an upload has just named is never swept.
          if (Date.now() - found.mtimeMs < minAgeMs || (await isReferenced(name))) continue;
          if (Date.now() - (await stat(path)).mtimeMs < minAgeMs) continue;
          await unlink(path);
          count++;
          sizeBytes += found.size;
        }
      }
    }
    return { count, sizeBytes };
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  /** Gives the finished file its name for good. Content that is there already has its bytes replaced by the same bytes. */
  async #keep(path: string, { sha256 }: BlobInfo): Promise<void> {
    const final = this.#pathOf(sha256);
    const folder = dirname(final);
    await mkdir(folder, { recursive: true });
    await rename(path, final);
    // That a folder exists does not mean that its name is on the disk: whoever made it may not have come so far.
    const first = dirname(folder);
    const above = [
      ...(this.#durableFolders.has(folder) ? [] : [first]),
      ...(this.#durableFolders.has(first) ? [] : [this.#root]),
    ];
    await Promise.all([folder, ...above].map(syncFolder));
    this.#durableFolders.add(first).add(folder);
  }

  #pathOf(sha256: string): string {
    return join(this.#root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function writeFile(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes, expectedSha256, signal }: { maxBytes: number; expectedSha256?: string; signal?: AbortSignal },
): Promise<BlobInfo> {
  await using file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    signal?.throwIfAborted();
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes)
      throw new AssayError('PayloadTooLarge', `The upload is larger than the ${maxBytes} bytes that are allowed.`, {
        maxBytes,
      });
    hash.update(chunk);
    await writeWhole(file, chunk);
  }
  signal?.throwIfAborted();
  const sha256 = hash.digest('hex');
  if (expectedSha256 !== undefined && expectedSha256 !== sha256)
    throw new AssayError(
      'ChecksumMismatch',
      `The bytes that arrived have the SHA-256 ${sha256}, not ${expectedSha256}: nothing was stored. Send them again.`,
      { expected: expectedSha256, actual: sha256 },
    );
  await file.sync();
  return { sha256, sizeBytes };
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, at, chunk.byteLength - at);
    at += bytesWritten;
  }
}

const subfolders = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .map((entry) => entry.name);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function diskError(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AssayError(
        'StorageFull',
        'The disk that holds the data folder is full: the file was not stored.',
        {},
        { cause: error },
      );
    case 'EIO':
    case 'EROFS':
    case 'EACCES':
    case 'EMFILE':
    case 'ENFILE':
      return new AssayError(
        'Unavailable',
        `The blobs could not be read or written (${messageOf(error)}).`,
        {},
        { cause: error },
      );
    default:
      return error;
  }
}
