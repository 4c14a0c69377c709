import { AssayError } from '@assay/base';
import type { EpochMs } from '@assay/base';
import type { Worker } from 'node:worker_threads';
import type { CatalogueCall } from '../compaction/catalogue-request.ts';
import type { Unflushed } from '../writer-memory.ts';
import { costOf } from './cost-of.ts';
import { PendingCalls } from './pending-calls.ts';
import { GivenNameLists } from './shared-name-lists.ts';
import { startThread } from './start-thread.ts';
import { fromThreadError } from './thread-error.ts';
import type { CommandRequest, WriterAnswer, WriterData, WriterRequest } from './thread-messages.ts';
import { transferablesOf } from './transferables-of.ts';
import { WaitingLine } from './waiting-line.ts';

/** What the thread is given at once; the rest waits here, where an abort still takes it out. */
const maxGiven = 1024;
const maxGivenCost = 16 * 1024 * 1024;

export interface QueueBounds {
  readonly commands: number;
  readonly bytes: number;
}

/** The caller's end of the writer thread. A thread that dies is started again with the next call. */
export class Writer {
  readonly #data: WriterData;
  readonly #onCommit: (latestCursor: number) => void;
  readonly #calls = new PendingCalls();
  readonly #line: WaitingLine<CommandRequest>;
  #thread: Promise<Worker> | undefined;
  #worker: Worker | undefined;
  #nameLists = new GivenNameLists();
  #lastCall = 0;
  #closed = false;
  #unflushed: Unflushed = 'nothing';
  #walBytes = 0;
  #flushing: Promise<void> | undefined;
  #flushAfter: Promise<void> | undefined;

  constructor(data: WriterData, bounds: QueueBounds, onCommit: (latestCursor: number) => void) {
    this.#data = data;
    this.#onCommit = onCommit;
    this.#line = new WaitingLine(bounds.commands, bounds.bytes);
  }

  /** Opens and migrates the database; throws what that throws. */
  start(): Promise<Worker> {
    this.#thread ??= this.#start();
    return this.#thread;
  }

  get queueDepth(): number {
    return this.#line.size + this.#calls.size;
  }

  /** Of the write-ahead log, as of the latest answers. */
  get walBytes(): number {
    return this.#walBytes;
  }

  async execute(request: Omit<CommandRequest, 'kind' | 'call'>, signal: AbortSignal | undefined): Promise<unknown> {
    this.#refuseWhenClosed();
    signal?.throwIfAborted();
    const busy = { count: this.#calls.size, cost: this.#calls.cost };
    const command: CommandRequest = { kind: 'command', call: ++this.#lastCall, ...request };
    const answer = this.#line.join(command, costOf(request.input), busy, signal);
    this.#giveMore();
    return answer;
  }

  async call(
    request:
      | { kind: 'probe' | 'statistics' | 'flush' | 'checkpoint' }
      | { kind: 'maintain'; now: EpochMs }
      | { kind: 'catalogue'; change: CatalogueCall },
  ): Promise<unknown> {
    this.#refuseWhenClosed();
    const worker = await this.start();
    return new Promise((resolve, reject) => {
      const call = ++this.#lastCall;
      this.#calls.add(call, { cost: 0, resolve, reject });
      worker.postMessage({ ...request, call } satisfies WriterRequest);
    });
  }

  /**
   * Resolves once queries see the summaries of everything acknowledged until now; with `names`, at least which series there are.
   * Callers that come together share one flush.
   */
  flush(need: 'names' | 'values' = 'values'): Promise<void> {
    const isSeen = this.#unflushed === 'nothing' || (need === 'names' && this.#unflushed === 'values');
    if (isSeen || this.#closed) return Promise.resolve();
    if (this.#flushing === undefined) {
      this.#flushing = this.#flush();
      return this.#flushing;
    }
    // The one under way may have begun before the caller's last answer.
    this.#flushAfter ??= this.#flushing
      .catch(() => undefined)
      .then(() => {
        this.#flushAfter = undefined;
        return this.flush(need);
      });
    return this.#flushAfter;
  }

  async #flush(): Promise<void> {
    try {
      await this.call({ kind: 'flush' });
    } finally {
      this.#flushing = undefined;
    }
  }

  /** Everything accepted is done and answered first. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const worker = await this.#thread?.catch(() => undefined);
    if (worker === undefined) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    while (this.#line.size > 0) {
      this.#giveMore();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    worker.postMessage({ kind: 'close' } satisfies WriterRequest);
    await exited;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new AssayError('Unavailable', 'The store is closing.');
  }

  #giveMore(): void {
    if (this.#worker === undefined) {
      void this.start().catch((error: unknown) => {
        for (let waiting = this.#line.next(); waiting !== undefined; waiting = this.#line.next()) waiting.reject(error);
      });
      return;
    }
    while (this.#calls.size < maxGiven && this.#calls.cost < maxGivenCost) {
      const waiting = this.#line.next();
      if (waiting === undefined) return;
      const { message, undo } = this.#nameLists.pack(waiting.request);
      try {
        this.#worker.postMessage(message, message.handOver ? transferablesOf(message.input) : []);
        this.#calls.add(message.call, waiting);
      } catch (error) {
        undo();
        waiting.reject(error);
      }
    }
  }

  async #start(): Promise<Worker> {
    const worker = startThread('writer', this.#data);
    this.#nameLists = new GivenNameLists();
    return new Promise((resolve, reject) => {
      let failure: unknown;
      worker.on('message', (answer: WriterAnswer) => {
        switch (answer.kind) {
          case 'ready':
            this.#worker = worker;
            resolve(worker);
            this.#giveMore();
            return;
          case 'failed':
            failure = fromThreadError(answer.error);
            return;
          case 'outcomes':
            this.#unflushed = answer.unflushed;
            this.#walBytes = answer.walBytes;
            for (const outcome of answer.outcomes) this.#calls.settle(outcome);
            this.#giveMore();
            if (answer.latestCursor > 0) this.#onCommit(answer.latestCursor);
        }
      });
      worker.on('error', (error) => (failure ??= error));
      worker.on('exit', () => {
        this.#worker = undefined;
        this.#thread = undefined;
        const error = failure ?? new AssayError('Unavailable', 'The writer of the store has stopped.');
        reject(error);
        this.#calls.failAll(error);
        if (this.#line.size > 0 && !this.#closed) this.#giveMore();
      });
    });
  }
}
