import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const bufferBytes = 1024 * 1024;

/** A file read from its beginning to the end it had when it was opened, through a buffer of a megabyte. */
export class ByteSource implements AsyncDisposable {
  readonly #handle: FileHandle;
  readonly sizeBytes: number;
  #buffer = Buffer.alloc(0);
  #at = 0;
  /** Of the first byte that was not read yet. */
  offset = 0;

  private constructor(handle: FileHandle, sizeBytes: number) {
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
  }

  static async open(file: string): Promise<ByteSource> {
    const handle = await open(file);
    return new ByteSource(handle, (await handle.stat()).size);
  }

  get left(): number {
    return this.sizeBytes - this.offset;
  }

  /** The next bytes, valid until the next call; fewer than asked for only at the end of the file. */
  async take(length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.left));
    if (this.#buffer.length - this.#at < wanted) await this.#fill(wanted);
    const taken = this.#buffer.subarray(this.#at, this.#at + wanted);
    this.#at += taken.length;
    this.offset += taken.length;
    return taken;
  }

  async #fill(wanted: number): Promise<void> {
    const rest = this.#buffer.subarray(this.#at);
    const from = this.offset + rest.length;
    const grown = Buffer.alloc(Math.min(Math.max(wanted, bufferBytes), rest.length + this.sizeBytes - from));
    rest.copy(grown);
    let filled = rest.length;
    while (filled < grown.length) {
      const { bytesRead } = await this.#handle.read(grown, filled, grown.length - filled, this.offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#buffer = grown.subarray(0, filled);
    this.#at = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}
