import type { Worker } from 'node:worker_threads';
import { AssayError, messageOf } from '@assay/base';
import type { EpochMs } from '@assay/base';
import type { OnProgress } from '../../operations/progress.ts';
import type { CatalogueCall } from '../compaction/catalogue-request.ts';
import type { CompactionOptions } from '../compaction/compaction-options.ts';
import type { CompactionReport } from '../compaction/compaction-report.ts';
import type { CompactorAnswer, CompactorData, CompactorRequest } from './compactor-messages.ts';
import { startThread } from './start-thread.ts';
import { fromThreadError, toThreadError } from './thread-error.ts';

/** The thread has this long to give up what it does when the store closes. */
const closeMs = 2000;
/** After a thread has died the next is started no sooner. */
const afterDeathMs = 10_000;
/** The same warning is not given again within this time. */
const warningMs = 600_000;

export interface CompactorPorts {
  now(): EpochMs;
  /** Has the writer change the catalogue. */
  catalogue(call: CatalogueCall): Promise<unknown>;
  /** Whether the disk is so full that nothing should be written. */
  isDiskLow(): boolean;
}

interface FullCompaction {
  readonly onProgress: OnProgress;
  resolve(report: CompactionReport): void;
  reject(error: unknown): void;
}

/** The caller's end of the compactor thread, which starts with the first tick. A thread that dies is started again with the next. */
export class Compactor {
  readonly #data: CompactorData;
  readonly #ports: CompactorPorts;
  readonly #stop: Int32Array;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ticking = false;
  #compacting: FullCompaction | undefined;
  #latest: Promise<unknown> = Promise.resolve();
  #statistics: Readonly<Record<string, number>> = {};
  #warned = { message: '', atMs: 0 };
  #closed = false;

  constructor(file: string, dataFolder: string, options: CompactionOptions, ports: CompactorPorts) {
    const stop = new SharedArrayBuffer(4);
    this.#data = { file, dataFolder, options, stop };
    this.#stop = new Int32Array(stop);
    this.#ports = ports;
    if (options.background) this.#tickLater(options.tickMs);
  }

  /** Counters as of the last tick. */
  get statistics(): Readonly<Record<string, number>> {
    return this.#statistics;
  }

  /** One full compaction after the other. `keepNothing`: nobody reads from the store, so what was replaced goes at once. */
  compact(keepNothing: boolean, onProgress: OnProgress): Promise<CompactionReport> {
    const answer = this.#latest.then(
      () =>
        new Promise<CompactionReport>((resolve, reject) => {
          if (this.#closed) throw new AssayError('Unavailable', 'The store is closing.');
          this.#compacting = { onProgress, resolve, reject };
          this.#ask({ kind: 'compact', now: this.#ports.now(), keepNothing });
        }),
    );
    this.#latest = answer.catch(() => undefined);
    return answer;
  }

  /** What is being written is given up, at most 2 s later; the log still has all of it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    Atomics.store(this.#stop, 0, 1);
    Atomics.notify(this.#stop, 0);
    const worker = this.#worker;
    if (worker === undefined) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ kind: 'close' } satisfies CompactorRequest);
    const timer = setTimeout(() => void worker.terminate(), closeMs);
    await exited;
    clearTimeout(timer);
  }

  #tickLater(ms: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#ticking) return;
      this.#ticking = true;
      this.#ask({ kind: 'tick', now: this.#ports.now(), diskLow: this.#ports.isDiskLow() });
    }, ms);
    this.#timer.unref();
  }

  #ask(request: CompactorRequest): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = startThread('compactor', this.#data);
    worker.unref();
    let failure: unknown;
    worker.on('message', (answer: CompactorAnswer) => this.#take(worker, answer));
    worker.on('error', (error) => (failure = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      const error = new AssayError('Unavailable', 'The compactor of the store has stopped.', {}, { cause: failure });
      this.#endCompacting()?.reject(error);
      if (failure !== undefined) this.#warn(`The compactor has stopped and is started again: ${messageOf(failure)}`);
      this.#ticked(failure === undefined ? undefined : afterDeathMs);
    });
    return worker;
  }

  #take(worker: Worker, answer: CompactorAnswer): void {
    switch (answer.kind) {
      case 'catalogue':
        void this.#changeCatalogue(worker, answer);
        return;
      case 'statistics':
        this.#statistics = answer.statistics;
        return;
      case 'warning':
        this.#warn(answer.message);
        return;
      case 'progress':
        this.#compacting?.onProgress(answer.progress);
        return;
      case 'compacted':
        this.#statistics = answer.statistics;
        this.#endCompacting()?.resolve(answer.report);
        return;
      case 'ticked':
        this.#statistics = answer.statistics;
        this.#ticked(answer.more ? 0 : undefined);
        return;
      case 'failed':
        this.#endCompacting()?.reject(fromThreadError(answer.error));
        this.#ticked();
    }
  }

  async #changeCatalogue(
    worker: Worker,
    { call, request, now }: CompactorAnswer & { kind: 'catalogue' },
  ): Promise<void> {
    let message: CompactorRequest;
    try {
      const value = await this.#ports.catalogue({ ...request, now });
      message = { kind: 'outcome', outcome: { call, ok: true, value } };
    } catch (error) {
      message = { kind: 'outcome', outcome: { call, ok: false, error: toThreadError(error) } };
    }
    worker.postMessage(message);
  }

  #warn(message: string): void {
    const now = performance.now();
    if (message === this.#warned.message && now - this.#warned.atMs < warningMs) return;
    this.#warned = { message, atMs: now };
    process.emitWarning(message, 'AssayCompaction');
  }

  #endCompacting(): FullCompaction | undefined {
    const ended = this.#compacting;
    this.#compacting = undefined;
    return ended;
  }

  #ticked(afterMs = this.#data.options.tickMs): void {
    this.#ticking = false;
    if (this.#data.options.background) this.#tickLater(afterMs);
  }
}
