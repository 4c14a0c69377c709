import { nextLine } from './ordered-lines.ts';

export type SearchDirection = 'forward' | 'backward';

/** Seeks lines from one on; answers at most `limit` of them, in the direction of the search, and where to go on. */
export type SeekLines = (
  from: number,
  direction: SearchDirection,
  limit: number,
  signal: AbortSignal,
) => Promise<{ readonly hits: readonly number[]; readonly next: number | null }>;

export interface FoundLines {
  /** In rising order. */
  readonly lines: readonly number[];
  /** Lines before this one were searched. */
  readonly searchedTo: number;
  /** More of them would be too many to keep; the search has ended there. */
  readonly isCut: boolean;
  readonly error: unknown;
}

const perAnswer = 10_000;
/** The first hit, and the lines around it, come before all the others are counted. */
const restMs = 150;

/** All lines of a growing log that match one question, found piece by piece in the background. */
export class LogSearch {
  readonly #seek: SeekLines;
  readonly #maximum: number;
  readonly #listeners = new Set<() => void>();
  #found: FoundLines = { lines: [], searchedTo: 0, isCut: false, error: undefined };
  #lineCount = 0;
  #running: AbortController | undefined;
  /** Questions of a person, which go before. */
  readonly #asked = new Set<Promise<unknown>>();

  constructor(seek: SeekLines, maximum: number) {
    this.#seek = seek;
    this.#maximum = maximum;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly found = (): FoundLines => this.#found;

  /** Whether all of the log was searched. */
  get isComplete(): boolean {
    return this.#found.searchedTo >= this.#lineCount;
  }

  /** Searches on, up to this many lines. */
  search(lineCount: number): void {
    this.#lineCount = lineCount;
    if (this.#running === undefined && this.#found.error === undefined) void this.#run(new AbortController());
  }

  /** Tries again after a fault. */
  retry(): void {
    this.#change({ error: undefined });
    this.search(this.#lineCount);
  }

  close(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** The nearest match after the line, or before it; around the end where there is none. Asks where it is not known yet. */
  async next(line: number, direction: SearchDirection, signal: AbortSignal): Promise<number | undefined> {
    if (this.isComplete && !this.#found.isCut) return nextLine(this.#found.lines, line, direction);
    const asked = this.#around(line, direction, signal);
    this.#asked.add(asked);
    try {
      return await asked;
    } finally {
      this.#asked.delete(asked);
    }
  }

  async #around(line: number, direction: SearchDirection, signal: AbortSignal): Promise<number | undefined> {
    const from = direction === 'forward' ? line + 1 : line - 1;
    const inside = from >= 0 && from < this.#lineCount;
    const found = inside ? await this.#first(from, direction, signal) : undefined;
    return found ?? (await this.#first(direction === 'forward' ? 0 : this.#lineCount - 1, direction, signal));
  }

  async #first(start: number, direction: SearchDirection, signal: AbortSignal): Promise<number | undefined> {
    for (let from: number | null = start; from !== null;) {
      const { hits, next } = await this.#seek(from, direction, 1, signal);
      if (hits[0] !== undefined) return hits[0];
      from = next;
    }
    return undefined;
  }

  async #run(running: AbortController): Promise<void> {
    this.#running = running;
    await new Promise((resolve) => setTimeout(resolve, restMs));
    try {
      while (!this.isComplete && !this.#found.isCut && !running.signal.aborted) {
        await Promise.allSettled(this.#asked);
        if (running.signal.aborted) return;
        const lineCount = this.#lineCount;
        const room = this.#maximum - this.#found.lines.length;
        const limit = Math.min(perAnswer, room);
        const { hits, next } = await this.#seek(this.#found.searchedTo, 'forward', limit, running.signal);
        if (running.signal.aborted) return;
        const isCut = hits.length >= room && next !== null;
        const lines = hits.length === 0 ? this.#found.lines : [...this.#found.lines, ...hits];
        // The log may have grown since the answer; what grew is searched with the next step.
        const last = hits.at(-1) ?? -1;
        this.#change({ lines, isCut, searchedTo: next ?? Math.max(lineCount, last + 1) });
      }
    } catch (thrown) {
      if (!running.signal.aborted) this.#change({ error: thrown });
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  #change(change: Partial<FoundLines>): void {
    this.#found = { ...this.#found, ...change };
    for (const listener of this.#listeners) listener();
  }
}
