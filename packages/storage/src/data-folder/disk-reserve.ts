import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/base';

export interface DiskReserveOptions {
  readonly folder: string;
  /** Size of the file that is given up when the disk is full, so that deleting still works; 16 MB by default. */
  readonly ballastBytes?: number;
  /** With less than this free, nothing but deletion is taken; 64 MB by default. */
  readonly lowWaterBytes?: number;
  /** Bytes that may still be written; by default what the file system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

const mib = 1024 * 1024;
const checkMs = 5000;
/** The first look, which makes the ballast: soon, but not for a folder that is opened for a moment. */
const firstCheckMs = 300;

/**
 * Watches the disk of a data folder. Even deleting needs a little room in a database, so a ballast file is kept, and given up
 * when a deletion, or a summary that a query asks for, finds the disk full; it is made again once there is room.
 */
export class DiskReserve implements AsyncDisposable {
  readonly #folder: string;
  readonly #ballastBytes: number;
  readonly #lowWaterBytes: number;
  readonly #freeBytes: (folder: string) => Promise<number>;
  readonly #timers: readonly NodeJS.Timeout[];
  #low = false;
  #work: Promise<void> = Promise.resolve();

  constructor(options: DiskReserveOptions) {
    this.#folder = options.folder;
    this.#ballastBytes = options.ballastBytes ?? 16 * mib;
    this.#lowWaterBytes = options.lowWaterBytes ?? 64 * mib;
    this.#freeBytes = options.freeBytes ?? freeBytesOf;
    const look = (): void => void this.check().then(() => this.restore());
    this.#timers = [setTimeout(look, firstCheckMs), setInterval(look, checkMs)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Is there too little room for anything but deletion? As of the last check. */
  get isLow(): boolean {
    return this.#low;
  }

  /** Looks at the disk. Runs by itself every few seconds. Never throws. */
  check(): Promise<void> {
    return this.#next(async () => {
      this.#low = (await this.#freeBytes(this.#folder)) < this.#lowWaterBytes;
    });
  }

  /** Makes the ballast when there is none and plenty of room. Runs by itself after every look at the disk. Never throws. */
  restore(): Promise<void> {
    return this.#next(async () => {
      const missing = this.#ballastBytes - (await this.#ballastSize());
      const free = await this.#freeBytes(this.#folder);
      if (missing > 0 && free - missing > this.#lowWaterBytes * 2) await this.#makeBallast();
    });
  }

  /** Gives up the ballast; false when it was given up before. */
  async release(): Promise<boolean> {
    let released = false;
    await this.#next(async () => {
      this.#low = true;
      released = (await this.#ballastSize()) > 0;
      await rm(this.#ballastFile, { force: true });
    });
    return released;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#work;
  }

  get #ballastFile(): string {
    return join(this.#folder, 'ballast');
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(() => undefined);
    return this.#work;
  }

  async #ballastSize(): Promise<number> {
    try {
      return (await stat(this.#ballastFile)).size;
    } catch {
      return 0;
    }
  }

  /** Written for real, since a sparse file would reserve nothing. */
  async #makeBallast(): Promise<void> {
    try {
      await using file = await open(this.#ballastFile, 'w', 0o600);
      const block = Buffer.alloc(mib, 0xa5);
      for (let left = this.#ballastBytes; left > 0; left -= block.length)
        await file.write(block, 0, Math.min(left, block.length));
      await file.sync();
    } catch (error) {
      await rm(this.#ballastFile, { force: true });
      throw error;
    }
  }
}

export const diskFull = (): AssayError =>
  new AssayError(
    'StorageFull',
    'The disk that holds the data folder is almost full: nothing is stored until there is room again. Free some space, or ' +
      'delete and purge runs, which still works.',
  );

export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
