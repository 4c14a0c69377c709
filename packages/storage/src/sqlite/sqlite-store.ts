import { AssayError } from '@assay/base';
import type { Clock } from '@assay/base';
import { isUnfinished } from '@assay/core';
import type {
  CallOptions,
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
  Store,
} from '@assay/core';
import { diskFull } from '../data-folder/disk-reserve.ts';
import type { DiskReserve } from '../data-folder/disk-reserve.ts';
import { isDeletion } from './deletions.ts';
import { IngestGate } from './ingest-gate.ts';
import type { IngestBounds } from './ingest-gate.ts';
import { neededOfSummaries } from './needed-of-summaries.ts';
import type { NeededOfSummaries } from './needed-of-summaries.ts';
import type { OnProgress } from '../operations/progress.ts';
import type { CompactionReport } from './compaction/compaction-report.ts';
import type { Compactor } from './threads/compactor.ts';
import type { ReaderPool } from './threads/reader-pool.ts';
import type { Writer } from './threads/writer.ts';

const maintenanceMs = 60_000;

export class SqliteStore implements Store {
  readonly #writer: Writer;
  readonly #readers: ReaderPool;
  readonly #compactor: Compactor;
  readonly #clock: Clock;
  readonly #listeners: Set<(latestCursor: number) => void>;
  readonly #reserve: DiskReserve;
  readonly #gate: IngestGate;
  readonly #timer: NodeJS.Timeout;
  #maintaining: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(
    writer: Writer,
    readers: ReaderPool,
    compactor: Compactor,
    clock: Clock,
    listeners: Set<(latestCursor: number) => void>,
    reserve: DiskReserve,
    bounds: IngestBounds,
  ) {
    this.#writer = writer;
    this.#readers = readers;
    this.#compactor = compactor;
    this.#clock = clock;
    this.#listeners = listeners;
    this.#reserve = reserve;
    this.#gate = new IngestGate(
      bounds,
      () => ({ unsealedBytes: compactor.statistics['unsealedBytes'] ?? 0, walBytes: writer.walBytes }),
      () => writer.call({ kind: 'checkpoint' }),
    );
    this.#timer = setInterval(() => {
      this.#maintaining = this.maintain().catch(() => undefined);
    }, maintenanceMs);
    this.#timer.unref();
  }

  async execute<C extends CommandName>(
    command: C,
    input: CommandInput<C>,
    options: CallOptions,
  ): Promise<CommandOutput<C>> {
    this.#refuseWhenClosing();
    for (let signal = options.signal; ; signal = undefined) {
      const answer = await this.#executeOnce(command, input, { ...options, signal });
      // Once it has begun it is too late for an abort.
      if (!isUnfinished(answer)) return answer as CommandOutput<C>;
    }
  }

  async #executeOnce<C extends CommandName>(
    command: C,
    input: CommandInput<C>,
    {
      projectId,
      actor,
      idempotency,
      handOver = false,
      signal,
    }: Omit<CallOptions, 'signal'> & { signal: AbortSignal | undefined },
  ): Promise<unknown> {
    const request = { name: command, input, projectId, actor, now: this.#clock.now(), idempotency, handOver };
    const deletion = isDeletion(command);
    if (this.#reserve.isLow && !deletion) throw diskFull();
    this.#gate.check(command);
    const execute = (): Promise<unknown> => this.#writer.execute(request, signal);
    return deletion ? this.#withReserve(execute) : execute();
  }

  /** For what has to work on a full disk, too: it may take the room that is kept for it. */
  async #withReserve<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AssayError) || error.code !== 'StorageFull') throw error;
      await this.#reserve.release();
      return work();
    }
  }

  async query<Q extends QueryName>(query: Q, input: QueryInput<Q>, options: CallOptions): Promise<QueryOutput<Q>> {
    this.#refuseWhenClosing();
    const { projectId, actor, signal } = options;
    const request = { name: query, input, projectId, actor, now: this.#clock.now() };
    await this.#flushIfPossible(neededOfSummaries(query));
    return (await this.#readers.query(request, signal)) as QueryOutput<Q>;
  }

  /** Reading goes on when the disk fails or even the reserve is used up: summaries are then those stored last, of a second before that. */
  async #flushIfPossible(need: NeededOfSummaries): Promise<void> {
    try {
      if (need !== 'nothing') await this.#withReserve(() => this.#writer.flush(need));
    } catch (error) {
      if (!(error instanceof AssayError) || (error.code !== 'StorageFull' && error.code !== 'Unavailable')) throw error;
    }
  }

  onCommit(listener: (latestCursor: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async checkHealth(): Promise<void> {
    if (this.#reserve.isLow) throw diskFull();
    await this.#writer.call({ kind: 'probe' });
    await this.#readers.probe();
  }

  async statistics(): Promise<Readonly<Record<string, number>>> {
    const ofWriter = (await this.#writer.call({ kind: 'statistics' })) as Record<string, number>;
    return {
      ...ofWriter,
      ...this.#compactor.statistics,
      queuedCommands: this.#writer.queueDepth,
      queuedQueries: this.#readers.queueDepth,
    };
  }

  /** Removes what has been kept long enough; runs by itself every minute. */
  async maintain(): Promise<void> {
    while ((await this.#writer.call({ kind: 'maintain', now: this.#clock.now() })) === true);
  }

  /**
   * Seals everything that is in the metric log now, merges parts of runs, and removes what was replaced. `keepNothing`: nobody reads from the
   * store or follows it, so that nothing is kept for them.
   */
  async compact(options: { keepNothing?: boolean; onProgress?: OnProgress } = {}): Promise<CompactionReport> {
    this.#refuseWhenClosing();
    await this.#writer.flush();
    return this.#compactor.compact(options.keepNothing ?? false, options.onProgress ?? (() => undefined));
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #refuseWhenClosing(): void {
    if (this.#closing !== undefined) throw new AssayError('Unavailable', 'The store is closing.');
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#compactor.close();
    await this.#maintaining;
    await this.#reserve[Symbol.asyncDispose]();
    await this.#readers.close();
    await this.#writer.close();
    this.#listeners.clear();
  }
}
