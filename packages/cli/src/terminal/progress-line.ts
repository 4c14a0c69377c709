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

  /** `unit` turns a count into words, e.g. `12 MB`. */
  show(phase: string, done: number, total: number, unit: (count: number) => string): void {
    if (this.#stream.isTTY !== true || performance.now() - this.#drawnAt < redrawMs) return;
    this.#drawnAt = performance.now();
    const share = total > 0 ? Math.min(1, done / total) : 0;
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
