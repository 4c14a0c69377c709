const empty = new Uint8Array();
const lineFeed = 0x0a;

/** Reads a stream of bytes by lines and by amounts, keeping no more than what came last. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = empty;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** What is there, at most `maxBytes`; undefined at the end. */
  async some(maxBytes: number): Promise<Uint8Array | undefined> {
    if (!(await this.#fill())) return undefined;
    const bytes = this.#rest.subarray(0, maxBytes);
    this.#rest = this.#rest.subarray(bytes.length);
    return bytes;
  }

  /** Up to the next line feed, as text of bytes, without CR and LF; undefined at the end or when it is longer than `maxBytes`. */
  async line(maxBytes: number): Promise<string | undefined> {
    let line = '';
    while (line.length <= maxBytes && (await this.#fill())) {
      const at = this.#rest.indexOf(lineFeed);
      const bytes = at < 0 ? this.#rest.subarray(0, maxBytes + 1) : this.#rest.subarray(0, at + 1);
      this.#rest = this.#rest.subarray(bytes.length);
      line += Buffer.from(bytes).toString('latin1');
      if (at >= 0 && line.length <= maxBytes + 1) return line.replace(/\r?\n$/, '');
    }
    return undefined;
  }

  /** Lets go of the source; what is left in it is not read. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }
}
