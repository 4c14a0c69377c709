import { join } from 'node:path';
import { systemClock } from '@assay/base';
import type { Clock } from '@assay/base';
import type { Limits } from '@assay/core';
import { DiskReserve } from '../data-folder/disk-reserve.ts';
import type { DiskReserveOptions } from '../data-folder/disk-reserve.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import { syncFolderNow } from '../data-folder/sync-folder.ts';
import { refuseLostDatabase } from '../data-folder/refuse-lost-database.ts';
import { defaultCompaction } from './compaction/compaction-options.ts';
import type { CompactionOptions } from './compaction/compaction-options.ts';
import { defaultIngestBounds } from './ingest-gate.ts';
import type { IngestBounds } from './ingest-gate.ts';
import { SqliteStore } from './sqlite-store.ts';
import { eagerCompaction } from './compaction/eager-compaction.ts';
import { Compactor } from './threads/compactor.ts';
import { ReaderPool } from './threads/reader-pool.ts';
import { Writer } from './threads/writer.ts';

export interface SqliteStoreOptions {
  /** The data folder; made when it is not there. The caller holds its lock (`lockDataFolder`). */
  readonly folder: string;
  readonly limits: Limits;
  readonly clock?: Clock;
  /** Threads that answer queries; 2 by default. */
  readonly readers?: number;
  /** Commands that may wait, and their bytes; more are refused with TooManyRequests. */
  readonly maxQueuedCommands?: number;
  readonly maxQueuedBytes?: number;
  /** Points and log lines are refused, likewise, while more than this waits for background work. */
  readonly ingestBounds?: Partial<IngestBounds>;
  /** Searches over at least this many runs are answered out of columns in memory where they can be; 1,000 by default. */
  readonly columnsFromRuns?: number;
  readonly compaction?: Partial<CompactionOptions>;
  readonly reserve?: Omit<DiskReserveOptions, 'folder'>;
  /** URL of a module with `commands` and `queries` to run in place of the core's. */
  readonly operations?: string;
}

/** Opens `<folder>/assay.db`, making or migrating it as needed. Answers once commands can be taken. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { folder, limits, clock = systemClock, operations } = options;
  makeFolder(folder);
  // Folders that a process made and was killed before it synced their names are taken for durable from here on.
  syncFolderNow(folder);
  refuseLostDatabase(folder);
  const data = { file: join(folder, 'assay.db'), limits, operations, columnsFromRuns: options.columnsFromRuns ?? 1000 };
  const listeners = new Set<(latestCursor: number) => void>();
  const writer = new Writer(
    { ...data, now: clock.now() },
    { commands: options.maxQueuedCommands ?? 20_000, bytes: options.maxQueuedBytes ?? 64 * 1024 * 1024 },
    (latestCursor) => {
      for (const listener of listeners) listener(latestCursor);
    },
  );
  const readers = new ReaderPool(data, options.readers ?? 2, options.maxQueuedCommands ?? 20_000);
  readers.warm();
  try {
    await writer.start();
  } catch (error) {
    await readers.close();
    throw error;
  }
  const reserve = new DiskReserve({ folder, ...options.reserve });
  await reserve.check();
  const compactor = new Compactor(
    data.file,
    folder,
    { ...defaultCompaction, ...eagerCompaction(process.env), ...options.compaction },
    {
      now: () => clock.now(),
      catalogue: (change) => writer.call({ kind: 'catalogue', change }),
      isDiskLow: () => reserve.isLow,
    },
  );
  const bounds = { ...defaultIngestBounds, ...options.ingestBounds };
  return new SqliteStore(writer, readers, compactor, clock, listeners, reserve, bounds);
}
