/** A line that a program printed. */
export interface OutputLine {
  readonly timeMs: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface OutputLogLimits {
  /** Lines from the beginning on that are kept, as they come. */
  readonly head: number;
  /** Of those after them, how many from the end back are kept: that is where an error stands. */
  readonly tail: number;
}

/** Hands on what a program prints, bounded: its beginning as it comes, and at the end the last lines. */
export class OutputLog {
  readonly #limits: OutputLogLimits;
  readonly #send: (line: OutputLine) => void;
  readonly #tail: OutputLine[] = [];
  #count = 0;

  constructor(send: (line: OutputLine) => void, limits: OutputLogLimits = { head: 100_000, tail: 5_000 }) {
    this.#send = send;
    this.#limits = limits;
  }

  add(line: OutputLine): void {
    this.#count += 1;
    if (this.#count <= this.#limits.head) this.#send(line);
    else this.#tail[(this.#count - this.#limits.head - 1) % this.#limits.tail] = line;
  }

  close(): void {
    const { head, tail } = this.#limits;
    const beyond = Math.max(0, this.#count - head);
    const first = beyond > tail ? beyond % tail : 0;
    const kept = [...this.#tail.slice(first), ...this.#tail.slice(0, first)];
    const [oldest] = kept;
    if (oldest !== undefined && beyond > tail)
      this.#send({ ...oldest, text: `… ${beyond - tail} lines are left out here …` });
    for (const line of kept) this.#send(line);
    this.#tail.length = 0;
  }
}
