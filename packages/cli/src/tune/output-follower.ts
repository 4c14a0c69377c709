import { open } from 'node:fs/promises';
import { LineSplitter } from '../exec/line-splitter.ts';

const chunkBytes = 65_536;

/** Hands on the lines that are added to a file. The file may appear later, and is read without being held open. */
export class OutputFollower {
  readonly #file: string;
  readonly #splitter: LineSplitter;
  #offset = 0;

  constructor(file: string, onLine: (line: string) => void) {
    this.#file = file;
    this.#splitter = new LineSplitter(onLine);
  }

  /** Reads what is new. */
  async read(): Promise<void> {
    const handle = await open(this.#file).catch(() => undefined);
    if (handle === undefined) return;
    try {
      const buffer = Buffer.alloc(chunkBytes);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, chunkBytes, this.#offset);
        if (bytesRead === 0) return;
        this.#offset += bytesRead;
        this.#splitter.write(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }

  /** Reads the rest; a last line without an end is one, too. */
  async end(): Promise<void> {
    await this.read();
    this.#splitter.end();
  }
}
