interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;
const redrawMs = 100;

/** A line with a bar that is drawn over itself while something long goes on. Nothing is drawn where nobody sees it move. */
export class ProgressLine implements Disposable {
  readonly #stream: OutputStream;
  #drawnAt = 0;
  #shown = '';

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  /** `unit` turns a count into words, e.g. `12 MB`. A total of 0 is one that nobody knows. */
  show(phase: string, done: number, total: number, unit: (count: number) => string): void {
    if (this.#stream.isTTY !== true || performance.now() - this.#drawnAt < redrawMs) return;
    this.#drawnAt = performance.now();
    if (total === 0) {
      this.#draw(`${phase}  ${unit(done)}`);
      return;
    }
    const share = Math.min(1, done / total);
    const filled = Math.round(share * barWidth);
    const bar = '█'.repeat(filled) + '·'.repeat(barWidth - filled);
    const text = `${phase}  ${bar} ${Math.floor(share * 100)} %  ${unit(done)} of ${unit(total)}`;
    this.#draw(text.slice(0, (this.#stream.columns ?? 80) - 1));
  }

  [Symbol.dispose](): void {
    if (this.#shown !== '') this.#draw('');
  }

  #draw(text: string): void {
    this.#shown = text;
    this.#stream.write(`\r\u001b[2K${text}`);
  }
}
