import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crashPoint } from '../crash-point.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import { syncFolderNow } from '../data-folder/sync-folder.ts';
import { partAlignment, segmentFolder, segmentHeader } from './segment-file.ts';

const bufferBytes = 1024 * 1024;
/** What is written is brought to the disk in portions, so that no commit of the database waits behind a large one. */
const syncBytes = 1024 * 1024;

export interface PartPlace {
  readonly byteOffset: number;
  readonly byteLength: number;
}

/**
 * Writes one segment file. Nothing of it counts until `finish` has returned and the catalogue names it; when anything fails it is to be
 * abandoned, which removes the file. A failed fsync is never tried again: the kernel may have dropped what it could not write.
 */
export class SegmentWriter {
  readonly file: string;
  readonly #folder: string;
  readonly #path: string;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #descriptor: number | undefined;
  #buffered = 0;
  #length = 0;
  #unsynced = 0;
  #partOffset = 0;

  /** `name`: 32 hex digits that were never used before. */
  constructor(dataFolder: string, name: string) {
    this.file = `${name}.seg`;
    this.#folder = segmentFolder(dataFolder);
    this.#path = join(this.#folder, this.file);
    makeFolder(this.#folder);
    this.#descriptor = openSync(this.#path, 'wx', 0o600);
    this.#write(segmentHeader());
    crashPoint('compactor.segment-begun');
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  beginPart(): void {
    const over = this.#length % partAlignment;
    if (over > 0) this.#write(new Uint8Array(partAlignment - over));
    this.#partOffset = this.#length;
  }

  /** Appends to the part that was begun; the bytes may be used again once it returns. */
  readonly write = (bytes: Uint8Array): void => this.#write(bytes);

  endPart(): PartPlace {
    return { byteOffset: this.#partOffset, byteLength: this.#length - this.#partOffset };
  }

  /** Brings everything to the disk, the file's name included. Answers its size. */
  finish(): number {
    const descriptor = this.#open;
    this.#flush();
    crashPoint('compactor.segment-written');
    fdatasyncSync(descriptor);
    this.#descriptor = undefined;
    closeSync(descriptor);
    syncFolderNow(this.#folder);
    crashPoint('compactor.segment-synced');
    return this.#length;
  }

  /** Removes the file, whatever state it is in. Only before the catalogue names it. */
  abandon(): void {
    if (this.#descriptor !== undefined) {
      const descriptor = this.#descriptor;
      this.#descriptor = undefined;
      try {
        closeSync(descriptor);
      } catch {
        // A disk that fails may refuse this too; the file goes all the same.
      }
    }
    rmSync(this.#path, { force: true });
  }

  get #open(): number {
    if (this.#descriptor === undefined) throw new Error(`segment ${this.file} is finished`);
    return this.#descriptor;
  }

  #write(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (bytes.length >= bufferBytes) {
      this.#flush();
      this.#writeOut(bytes);
      return;
    }
    if (this.#buffered + bytes.length > bufferBytes) this.#flush();
    this.#buffer.set(bytes, this.#buffered);
    this.#buffered += bytes.length;
  }

  #flush(): void {
    this.#writeOut(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #writeOut(bytes: Uint8Array): void {
    const descriptor = this.#open;
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at);
    this.#unsynced += bytes.length;
    if (this.#unsynced < syncBytes) return;
    fdatasyncSync(descriptor);
    this.#unsynced = 0;
  }
}
