import type { LogLine } from '@assay/wire';

/** Log lines that wait, oldest first, bounded by the length of their text. */
export class LineBuffer {
  readonly #limitCharacters: number;
  #lines: LogLine[] = [];
  #start = 0;
  #characters = 0;
  dropped = 0;

  constructor(limitCharacters: number) {
    this.#limitCharacters = limitCharacters;
  }

  get length(): number {
    return this.#lines.length - this.#start;
  }

  push(line: LogLine): void {
    this.#lines.push(line);
    this.#characters += line.text.length + 32;
    while (this.#characters > this.#limitCharacters && this.length > 1) {
      this.#shift();
      this.dropped += 1;
    }
  }

  /** Removes and answers the oldest lines: at most `most`, and no more text than `characters` but for one line. */
  take(most: number, characters: number): LogLine[] {
    const taken: LogLine[] = [];
    let sum = 0;
    while (this.length > 0 && taken.length < most) {
      const next = this.#lines[this.#start];
      if (next === undefined || (taken.length > 0 && sum + next.text.length > characters)) break;
      sum += next.text.length;
      taken.push(next);
      this.#shift();
    }
    return taken;
  }

  #shift(): void {
    this.#characters -= (this.#lines[this.#start]?.text.length ?? 0) + 32;
    this.#start += 1;
    if (this.#start > 4096 && this.#start * 2 > this.#lines.length) {
      this.#lines = this.#lines.slice(this.#start);
      this.#start = 0;
    }
  }
}
