import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { AssayError } from '@assay/base';

export interface SaveOptions {
  /** What the bytes must hash to; null when that is not known. */
  readonly sha256: string | null;
  /** Whether a file that is there may be written over. */
  readonly force: boolean;
}

/**
 * Writes a stream to a file, or to standard output for `-`. The file appears whole and checked or not at all: the bytes
 * go to a temporary name beside it first.
 */
export async function saveArtifact(stream: Readable, target: string, options: SaveOptions): Promise<void> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const check = (): void => {
    const actual = hash.digest('hex');
    if (options.sha256 === null || actual === options.sha256) return;
    throw new AssayError(
      'ChecksumMismatch',
      `What arrived is not what was stored: SHA-256 ${actual} instead of ${options.sha256}.`,
    );
  };
  if (target === '-') {
    await pipeline(stream, hashing, process.stdout, { end: false });
    return check();
  }
  if (!options.force && (await exists(target))) {
    stream.destroy();
    throw new AssayError(
      'AlreadyExists',
      `${target} is there already. --force writes over it, --output names another file.`,
    );
  }
  const temporary = `${target}.${randomBytes(6).toString('hex')}.part`;
  try {
    await pipeline(stream, hashing, createWriteStream(temporary, { flags: 'wx' }));
    check();
    await rename(temporary, target);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

const exists = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
