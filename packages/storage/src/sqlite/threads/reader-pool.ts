import { AssayError } from '@assay/base';
import type { Worker } from 'node:worker_threads';
import { costOf } from './cost-of.ts';
import { PendingCalls } from './pending-calls.ts';
import { startThread } from './start-thread.ts';
import type { Outcome, QueryRequest, ReaderRequest, ThreadData } from './thread-messages.ts';
import { WaitingLine } from './waiting-line.ts';

interface Reader {
  readonly worker: Worker;
  readonly calls: PendingCalls;
}

type Question = Exclude<ReaderRequest, { kind: 'close' }>;

/** Threads that answer queries, each one at a time. They start as they are needed, up to `size`. */
export class ReaderPool {
  readonly #data: ThreadData;
  readonly #size: number;
  readonly #readers = new Set<Reader>();
  readonly #line: WaitingLine<Question>;
  #lastCall = 0;
  #closed = false;

  constructor(data: ThreadData, size: number, maxWaiting: number) {
    this.#data = data;
    this.#size = size;
    this.#line = new WaitingLine(maxWaiting, Number.POSITIVE_INFINITY);
  }

  get queueDepth(): number {
    return this.#line.size;
  }

  /** Starts one reader ahead of the first question. */
  warm(): void {
    if (this.#readers.size === 0) this.#readers.add(this.#start());
  }

  async query(request: Omit<QueryRequest, 'kind' | 'call'>, signal: AbortSignal | undefined): Promise<unknown> {
    costOf(request.input);
    return this.#ask({ kind: 'query', call: ++this.#lastCall, ...request }, signal);
  }

  async probe(): Promise<void> {
    await this.#ask({ kind: 'probe', call: ++this.#lastCall }, undefined);
  }

  /** Everything accepted is answered first. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#line.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(
      Array.from(this.#readers, ({ worker }) => {
        const exited = new Promise((resolve) => worker.once('exit', resolve));
        worker.postMessage({ kind: 'close' } satisfies ReaderRequest);
        return exited;
      }),
    );
  }

  async #ask(request: Question, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.#closed) throw new AssayError('Unavailable', 'The store is closing.');
    signal?.throwIfAborted();
    const answer = this.#line.join(request, 0, { count: 0, cost: 0 }, signal);
    this.#giveMore();
    return answer;
  }

  #giveMore(): void {
    while (this.#line.size > 0) {
      let reader = [...this.#readers].find(({ calls }) => calls.size === 0);
      if (reader === undefined && this.#readers.size < this.#size) this.#readers.add((reader = this.#start()));
      if (reader === undefined) return;
      const waiting = this.#line.next();
      if (waiting === undefined) return;
      try {
        reader.worker.postMessage(waiting.request);
        reader.calls.add(waiting.request.call, waiting);
      } catch (error) {
        waiting.reject(error);
      }
    }
  }

  #start(): Reader {
    const reader: Reader = { worker: startThread('reader', this.#data), calls: new PendingCalls() };
    let failure: unknown;
    reader.worker.on('message', (outcome: Outcome) => {
      reader.calls.settle(outcome);
      this.#giveMore();
    });
    reader.worker.on('error', (error) => (failure = error));
    reader.worker.on('exit', () => {
      this.#readers.delete(reader);
      reader.calls.failAll(failure);
      this.#giveMore();
    });
    return reader;
  }
}
