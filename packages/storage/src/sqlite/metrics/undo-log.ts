/** Rows of `width` numbers in the order in which they came, read back newest first. */
export class UndoLog {
  readonly #width: number;
  #numbers: Float64Array;
  #length = 0;

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Float64Array(width * 256);
  }

  get length(): number {
    return this.#length;
  }

  get numbers(): Float64Array {
    return this.#numbers;
  }

  /** Where in `numbers` the next row goes; the caller fills it in. */
  add(): number {
    const offset = this.#length * this.#width;
    if (offset + this.#width > this.#numbers.length) {
      const grown = new Float64Array(this.#numbers.length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#length++;
    return offset;
  }

  /** Calls `undo` for the rows behind the first `length`, the newest first, and drops them. */
  rewind(length: number, undo: (offset: number) => void): void {
    while (this.#length > length) {
      this.#length--;
      undo(this.#length * this.#width);
    }
  }

  /** Drops all rows, and memory that only an unusual load needed. */
  reset(): void {
    this.#length = 0;
    if (this.#numbers.length > this.#width * 131_072) this.#numbers = new Float64Array(this.#width * 256);
  }
}
