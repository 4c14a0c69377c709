import type { LogLine } from '@assay/wire';

const maximumLines = 20_000;

/** Reads so many lines of a log, from one on. */
export type ReadLines = (firstLine: number, limit: number, signal: AbortSignal) => Promise<readonly LogLine[]>;

interface Page {
  lines: readonly LogLine[];
  reading: AbortController | undefined;
  error: unknown;
}

/**
 * The lines of a log that are looked at, and some around them. A log only grows: what was read stays right, and of a page that grew only
 * the rest is read. Pages that are no longer wanted are given up while they are read, and forgotten after a while.
 */
export class LogPages {
  /** Of one page, which is read at once. */
  readonly linesPerPage: number;
  readonly #read: ReadLines;
  readonly #pages = new Map<number, Page>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor(linesPerPage: number, read: ReadLines) {
    this.linesPerPage = linesPerPage;
    this.#read = read;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever something was read. */
  readonly version = (): number => this.#version;

  line(number: number): LogLine | undefined {
    return this.#pages.get(Math.floor(number / this.linesPerPage))?.lines[number % this.linesPerPage];
  }

  /** Why a page that is wanted could not be read. */
  error(): unknown {
    return this.#pages.values().find(({ error }) => error !== undefined)?.error;
  }

  /** Pages with a fault are asked for once more with the next `want`. */
  forgetErrors(): void {
    for (const page of this.#pages.values()) page.error = undefined;
    this.#announce();
  }

  /** What is looked at now: these pages, in a log of so many lines. */
  want(pages: readonly number[], lineCount: number): void {
    const wanted = new Set(pages);
    for (const [number, page] of this.#pages) {
      if (wanted.has(number)) continue;
      page.reading?.abort();
      page.reading = undefined;
      page.error = undefined;
    }
    for (const number of wanted) this.#fill(number, lineCount);
    for (const number of this.#pages.keys()) {
      if (this.#pages.size * this.linesPerPage <= maximumLines) break;
      if (!wanted.has(number)) this.#pages.delete(number);
    }
  }

  /** Ends all reading. */
  close(): void {
    for (const page of this.#pages.values()) page.reading?.abort();
    for (const page of this.#pages.values()) page.reading = undefined;
  }

  #fill(number: number, lineCount: number): void {
    const page = this.#pages.get(number) ?? { lines: [], reading: undefined, error: undefined };
    // Those wanted last stand last, and are kept longest.
    this.#pages.delete(number);
    this.#pages.set(number, page);
    const first = number * this.linesPerPage + page.lines.length;
    const missing = Math.min(lineCount, (number + 1) * this.linesPerPage) - first;
    if (missing <= 0 || page.reading !== undefined || page.error !== undefined) return;
    const reading = new AbortController();
    page.reading = reading;
    this.#read(first, missing, reading.signal).then(
      (lines) => this.#settle(page, reading, () => (page.lines = [...page.lines, ...lines])),
      (thrown: unknown) => this.#settle(page, reading, () => (page.error = thrown)),
    );
  }

  #settle(page: Page, reading: AbortController, change: () => void): void {
    if (page.reading !== reading || reading.signal.aborted) return;
    page.reading = undefined;
    change();
    this.#announce();
  }

  #announce(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
