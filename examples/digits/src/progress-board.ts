import { stripVTControlCharacters } from 'node:util';

/** How far a run is. */
export interface RunProgress {
  readonly name: string;
  readonly step: number;
  readonly steps: number;
  /** Of the newest mini-batch. */
  readonly loss: number;
  /** Of the newest epoch; undefined during the first one. */
  readonly validationAccuracy: number | undefined;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line with a bar for each run in flight and one for all of them, drawn over themselves; lines that are printed
 * through `log` stay above. Where the output is no terminal only those lines appear.
 */
export class ProgressBoard {
  readonly #output: Output;
  readonly #total: number;
  readonly #running = new Map<string, RunProgress>();
  #done = 0;
  #drawnLines = 0;
  #drawnAt = 0;

  constructor(output: Output, total: number) {
    this.#output = output;
    this.#total = total;
  }

  update(progress: RunProgress): void {
    this.#running.set(progress.name, progress);
    this.#draw(false);
  }

  finish(name: string, line: string): void {
    this.#running.delete(name);
    this.#done += 1;
    this.log(`[${String(this.#done).padStart(String(this.#total).length)}/${this.#total}] ${line}`);
  }

  /** Prints a line above the bars. */
  log(line: string): void {
    this.#erase();
    this.#output.write(`${line}\n`);
    this.#draw(true);
  }

  /** Takes the bars away. */
  close(): void {
    this.#erase();
    this.#running.clear();
    this.#done = this.#total;
  }

  #erase(): void {
    if (this.#drawnLines > 0) this.#output.write(`\u001b[${this.#drawnLines}A\u001b[0J`);
    this.#drawnLines = 0;
  }

  #draw(now: boolean): void {
    const nothingLeft = this.#running.size === 0 && this.#done === this.#total;
    if (this.#output.isTTY !== true || nothingLeft || (!now && Date.now() - this.#drawnAt < 50)) return;
    this.#erase();
    // A terminal that does not know its size says 0.
    const width = this.#output.columns || 80;
    const lines = this.lines(width);
    this.#output.write(lines.map((line) => `${line}\n`).join(''));
    this.#drawnLines = lines.length;
    this.#drawnAt = Date.now();
  }

  /** What is drawn, for a terminal of some width; no line is wider. */
  lines(width: number): readonly string[] {
    const running = [...this.#running.values()];
    const nameWidth = Math.max('all runs'.length, ...running.map(({ name }) => name.length));
    const share = running.reduce((sum, { step, steps }) => sum + step / steps, this.#done) / this.#total;
    const rows = running.map(({ name, step, steps, loss, validationAccuracy }) => {
      const accuracy =
        validationAccuracy === undefined ? '' : `  validation ${(100 * validationAccuracy).toFixed(1)} %`;
      return { name, share: step / steps, note: `loss ${loss.toFixed(4)}${accuracy}` };
    });
    rows.push({ name: 'all runs', share, note: `${this.#done} of ${this.#total} done` });
    const barWidth = Math.max(8, Math.min(40, width - nameWidth - 42));
    return rows.map(({ name, share: part, note }) =>
      clip(
        `${name.padEnd(nameWidth)} ${bar(part, barWidth)} ${String(Math.floor(100 * part)).padStart(3)} %  ${note}`,
        width - 1,
      ),
    );
  }
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar to an eighth of a character. */
export function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  return ('█'.repeat(filled >> 3) + (eighths[filled & 7] ?? '')).padEnd(width, '·');
}

const clip = (line: string, width: number): string => stripVTControlCharacters(line).slice(0, Math.max(0, width));
