import { textWidth } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Some lines at the bottom of a terminal that are drawn anew, below those that stay. Where the stream is no terminal, only what stays is
 * printed.
 */
export class LiveRegion implements Disposable {
  readonly #terminal: Terminal;
  readonly #stream: OutputStream;
  #shown: readonly string[] = [];
  #isClosed = false;

  constructor(terminal: Terminal, stream: OutputStream) {
    this.#terminal = terminal;
    this.#stream = stream;
  }

  /** Lines that stay. */
  print(lines: readonly string[]): void {
    this.#above(() => lines.forEach((line) => this.#terminal.print(line)));
  }

  /** A line that stays, on standard error. */
  note(line: string): void {
    this.#above(() => this.#terminal.note(line));
  }

  draw(lines: readonly string[]): void {
    if (this.#stream.isTTY !== true || this.#isClosed) return;
    const room = (this.#stream.columns ?? 80) - 1;
    const cut = lines.map((line) => cutTo(line, room));
    const clear = this.#shown.length === 0 ? '' : `\u001b[${this.#shown.length}A\u001b[J`;
    this.#stream.write(`${clear}${cut.map((line) => `${line}\n`).join('')}`);
    this.#shown = cut;
  }

  [Symbol.dispose](): void {
    this.draw([]);
    this.#isClosed = true;
  }

  #above(print: () => void): void {
    const shown = this.#shown;
    this.draw([]);
    print();
    this.draw(shown);
  }
}

/** Colours take no room, and go on to be ended after the cut. */
function cutTo(line: string, width: number): string {
  if (textWidth(line) <= width) return line;
  let left = width - 1;
  const pieces = (line.match(colour) ?? []).map((piece) => {
    if (piece.startsWith('\u001b')) return piece;
    const before = left;
    left -= textWidth(piece);
    return left >= 0 ? piece : before >= 0 ? '…' : '';
  });
  return pieces.join('');
}

const escape = String.fromCharCode(27);
const colour = new RegExp(`${escape}\\[\\d+m|.`, 'gsu');
