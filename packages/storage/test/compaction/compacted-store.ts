import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EpochMs, ProjectId, RunId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CallOptions } from '@assay/core';
import type { PointBatch } from '@assay/series';
import { openSqliteStore } from '@assay/storage';
import type { CompactionOptions, SqliteStore } from '@assay/storage';
import type { Append, ReadSeries, Wanted } from './operations.ts';

// The store's threads start in half the time.
env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../../../.cache/compile', import.meta.url));

/** In memory where there is such a place: these tests bring thousands of small files to the disk, and it is not the disk that they test. */
export const storePlace = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const call: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'test' } };

/** A store whose compaction the test drives, with a clock that the test moves. */
export class CompactedStore implements AsyncDisposable {
  readonly folder: string;
  readonly #options: Partial<CompactionOptions>;
  readonly #time: { nowMs: number };
  #runs = 0;
  store: SqliteStore;

  private constructor(
    folder: string,
    options: Partial<CompactionOptions>,
    time: { nowMs: number },
    store: SqliteStore,
  ) {
    this.folder = folder;
    this.#options = options;
    this.#time = time;
    this.store = store;
  }

  static async open(options: Partial<CompactionOptions> = {}, inFolder?: string): Promise<CompactedStore> {
    const folder = inFolder ?? (await mkdtemp(join(storePlace, 'assay-compaction-')));
    const whole = { background: false, ...options };
    const time = { nowMs: 1_800_000_000_000 };
    return new CompactedStore(folder, whole, time, await openIn(folder, whole, time));
  }

  advance(ms: number): void {
    this.#time.nowMs += ms;
  }

  async reopen(): Promise<void> {
    await this.store[Symbol.asyncDispose]();
    this.store = await openIn(this.folder, this.#options, this.#time);
  }

  async createRun(): Promise<RunId> {
    const { id } = await this.store.execute('createRun', { name: `run ${this.#runs++}` }, call);
    return id;
  }

  async append(runId: RunId, batch: PointBatch): Promise<void> {
    const execute = this.store.execute.bind(this.store) as (
      name: string,
      input: Append,
      call: CallOptions,
    ) => Promise<unknown>;
    await execute('append', { runId, batch }, call);
  }

  async read(wanted: Wanted): Promise<ReadSeries> {
    const query = this.store.query.bind(this.store) as (
      name: string,
      input: Wanted,
      call: CallOptions,
    ) => Promise<unknown>;
    return (await query('series', wanted, call)) as ReadSeries;
  }

  async endRun(runId: RunId): Promise<void> {
    await this.store.execute('updateRun', { runId, status: 'completed' }, call);
  }

  async purge(runId: RunId): Promise<void> {
    await this.store.execute('deleteRun', { runId }, call);
    await this.store.execute('purgeRun', { runId }, call);
  }

  async segmentFiles(): Promise<string[]> {
    return (await readdir(join(this.folder, 'segments')).catch(() => [])).toSorted();
  }

  /** What a statement answers, read beside the store. */
  rows(sql: string): Record<string, unknown>[] {
    using database = new DatabaseSync(join(this.folder, 'assay.db'), { readOnly: true });
    return database.prepare(sql).all();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const openIn = (
  folder: string,
  compaction: Partial<CompactionOptions>,
  time: { nowMs: number },
): Promise<SqliteStore> =>
  openSqliteStore({
    folder,
    limits: limitPolicies.default,
    clock: { now: () => time.nowMs as EpochMs },
    readers: 1,
    operations: pathToFileURL(createRequire(import.meta.url).resolve('#threads/compaction-operations')).href,
    compaction,
  });
