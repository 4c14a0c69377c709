import type { Connection } from './connection.ts';
import { newestLogRow, SummaryFlush } from './metrics/flush-summaries.ts';
import type { WriterMemory } from './writer-memory.ts';

/** Summaries are stored this long after they first differ from the database, when no query needs them before. */
const flushMs = 700;
/**
 * Where a flush takes long, of very many series, the next one waits this many times as long, so that storing summaries takes a small
 * part of the writer's time at most. Nothing but a longer recovery comes of it: queries have the summaries stored first.
 */
const restPerWork = 5;

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Stores the writer's summaries, by and by: when they have waited long enough, and when a query needs them. Portions are done by
 * `next`, which the writer calls between groups of commands.
 */
export class SummaryFlusher {
  readonly #memory: WriterMemory;
  readonly #connection: Connection;
  readonly #wake: () => void;
  #flush: SummaryFlush | undefined;
  /** Of the flush under way, and of the one after it: what was committed since needs another. */
  #waiters: Waiter[] = [];
  #waitersOfNext: Waiter[] = [];
  #timer: NodeJS.Timeout | undefined;
  #workMs = 0;

  /** `wake` has `next` called soon. */
  constructor(connection: Connection, memory: WriterMemory, wake: () => void) {
    this.#connection = connection;
    this.#memory = memory;
    this.#wake = wake;
  }

  /** After commands: sets the clock when there is something to store, and makes room in memory. */
  committed(): void {
    const { summaries } = this.#memory;
    if (summaries.trim()) this.#begin();
    else if (this.#memory.unflushed !== 'nothing')
      this.#timer ??= setTimeout(() => this.#begin(), Math.max(flushMs, this.#workMs * restPerWork));
  }

  /** Resolves once everything committed until now is stored. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      const under = this.#flush;
      if (under !== undefined && under.seq < newestLogRow(this.#connection))
        this.#waitersOfNext.push({ resolve, reject });
      else {
        this.#waiters.push({ resolve, reject });
        this.#begin();
      }
    });
  }

  /** Does the next portion. An error is told to those who wait, and answered. */
  next(): unknown {
    if (this.#flush === undefined) return undefined;
    const started = performance.now();
    try {
      const done = this.#flush.portion();
      this.#workMs += performance.now() - started;
      if (done) this.#end((waiter) => waiter.resolve());
      else this.#wake();
      return undefined;
    } catch (error) {
      this.#end((waiter) => waiter.reject(error));
      return error;
    }
  }

  /** Stores all, now. */
  finish(): void {
    clearTimeout(this.#timer);
    while (this.#memory.unflushed !== 'nothing') {
      this.#flush ??= this.#make();
      while (!this.#flush.portion());
      this.#flush = undefined;
    }
  }

  /** The connection is given up; what waits is told so. */
  stop(error: unknown): void {
    clearTimeout(this.#timer);
    this.#flush = undefined;
    for (const waiter of [...this.#waiters.splice(0), ...this.#waitersOfNext.splice(0)]) waiter.reject(error);
  }

  #begin(): void {
    if (this.#flush !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#workMs = 0;
    try {
      this.#flush = this.#make();
      this.#wake();
    } catch (error) {
      // Called by a timer, too, where nobody else would take it.
      this.#end((waiter) => waiter.reject(error));
    }
  }

  #make(): SummaryFlush {
    const { summaries, touched } = this.#memory;
    return new SummaryFlush(this.#connection, summaries, touched, newestLogRow(this.#connection));
  }

  #end(settle: (waiter: Waiter) => void): void {
    this.#flush = undefined;
    this.#memory.summaries.trim();
    this.#waiters.splice(0).forEach(settle);
    this.#waiters = this.#waitersOfNext.splice(0);
    if (this.#waiters.length > 0) this.#begin();
    else if (this.#memory.unflushed !== 'nothing') this.committed();
  }
}
