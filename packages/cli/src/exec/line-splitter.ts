import { StringDecoder } from 'node:string_decoder';

/** Characters of a line that are kept. */
export const longestLine = 8192;

/**
 * Cuts a stream of UTF-8 bytes into lines. Of a line that was overwritten with carriage returns (a progress bar) what
 * stood there at the end is taken; of a very long one the beginning, and how much is missing.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #line = '';
  #cut = 0;
  /** A carriage return was the last character: the next one tells whether it ends the line or begins it anew. */
  #returned = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  write(bytes: Uint8Array): void {
    this.#take(this.#decoder.write(bytes));
  }

  /** Takes the rest as a line, when there is one. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#line !== '' || this.#cut > 0) this.#flush();
  }

  #take(text: string): void {
    for (const piece of text.match(/\n|\r|[^\n\r]+/g) ?? []) {
      if (piece === '\n') {
        this.#flush();
        continue;
      }
      if (this.#returned) this.#reset();
      if (piece === '\r') this.#returned = true;
      else this.#append(piece);
    }
  }

  #append(piece: string): void {
    const room = longestLine - this.#line.length;
    this.#line += piece.slice(0, room);
    this.#cut += Math.max(0, piece.length - room);
  }

  #flush(): void {
    this.#onLine(this.#cut > 0 ? `${this.#line}… (${this.#cut} more characters)` : this.#line);
    this.#reset();
  }

  #reset(): void {
    this.#line = '';
    this.#cut = 0;
    this.#returned = false;
  }
}
