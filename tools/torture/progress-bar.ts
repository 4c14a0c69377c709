const width = 30;

/** One line of progress on a terminal; a line every so often elsewhere. */
export class ProgressBar {
  readonly #total: number;
  readonly #startedAt = performance.now();
  #done = 0;

  constructor(total: number) {
    this.#total = total;
  }

  step(words: string): void {
    this.#done++;
    const share = Math.min(1, this.#done / this.#total);
    const leftMs = ((performance.now() - this.#startedAt) / share) * (1 - share);
    const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '·');
    const line = `  ${bar} ${this.#done}/${this.#total}, ${Math.ceil(leftMs / 1000)} s left; ${words}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line.slice(0, process.stdout.columns - 1)}\u001b[K`);
    else if (this.#done % 10 === 0 || this.#done >= this.#total) process.stdout.write(`${line}\n`);
  }

  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n');
  }
}
