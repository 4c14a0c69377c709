import type { EpochMs, ProjectId, RunId } from '@assay/base';
import type { BatchSource, LogLine, NewChange, PrimaryKey, TableName, Tables, Transaction, Where } from '@assay/core';
import type { PointBatch } from '@assay/series';
import { recordChange } from './changes/record-change.ts';
import { noteBatch } from './client-batch.ts';
import type { Connection } from './connection.ts';
import { appendLog } from './logs/append-log.ts';
import { appendPoints } from './metrics/append-points.ts';
import { purgeRun } from './purge-run.ts';
import { insertRow } from './rows/insert-row.ts';
import { removeRows } from './rows/remove-rows.ts';
import { updateRow } from './rows/update-row.ts';
import { SqliteReadTransaction } from './sqlite-read-transaction.ts';
import type { WriterMemory } from './writer-memory.ts';

/** One command's transaction: a savepoint that whoever makes it opens and closes. */
export class SqliteTransaction extends SqliteReadTransaction implements Transaction {
  /** Cursor of the newest change recorded; 0 when there is none. */
  latestCursor = 0;
  readonly #memory: WriterMemory;
  readonly #now: EpochMs;

  constructor(connection: Connection, projectId: ProjectId, memory: WriterMemory, now: EpochMs) {
    super(connection, projectId);
    this.#memory = memory;
    this.#now = now;
  }

  async insert<T extends TableName>(table: T, row: Tables[T]): Promise<void> {
    insertRow(this.connection, this.#memory.numbers, this.projectId, table, row, false);
    if (table !== 'experiment' && table !== 'runGroup') this.#touch(table, row);
  }

  async upsert<T extends TableName>(table: T, row: Tables[T]): Promise<void> {
    insertRow(this.connection, this.#memory.numbers, this.projectId, table, row, true);
    this.#touch(table, row);
  }

  async update<T extends TableName>(table: T, key: PrimaryKey<T>, change: Partial<Tables[T]>): Promise<void> {
    updateRow(this.connection, this.#memory.numbers, this.projectId, table, key, change);
    this.#touch(table, { ...change, ...key });
  }

  async remove<T extends TableName>(table: T, where: Where<T>): Promise<number> {
    const { numbers, touched } = this.#memory;
    if (table === 'experiment') touched.addAny(this.projectId);
    if (table === 'runGroup') touched.addAny(this.projectId);
    if (isSeenBySearch(table)) {
      const ids = touchedIds(table, where);
      if (ids === undefined) touched.addAny(this.projectId);
      for (const id of ids ?? []) {
        const run = numbers.runIfAny(this.projectId, id);
        if (run !== undefined) touched.add(this.projectId, run);
      }
    }
    const count = removeRows(this.connection, this.projectId, table, where);
    if (table === 'run' && count > 0) this.#memory.clear();
    return count;
  }

  async appendPoints(runId: RunId, batch: PointBatch, source?: BatchSource): Promise<{ replayed: boolean }> {
    const run = this.#memory.numbers.run(this.projectId, runId);
    if (source !== undefined && !noteBatch(this.connection, this.projectId, run, 'points', source, this.#now))
      return { replayed: true };
    this.#memory.touched.add(this.projectId, run);
    this.#memory.points += batch.values.length;
    appendPoints(
      this.connection,
      this.#memory.summaries,
      this.projectId,
      run,
      (name) => this.#memory.numbers.name(this.projectId, name),
      batch,
    );
    return { replayed: false };
  }

  async appendLog(runId: RunId, lines: readonly LogLine[], source?: BatchSource): Promise<{ replayed: boolean }> {
    const run = this.#memory.numbers.run(this.projectId, runId);
    if (source !== undefined && !noteBatch(this.connection, this.projectId, run, 'log', source, this.#now))
      return { replayed: true };
    appendLog(this.connection, this.projectId, run, lines);
    return { replayed: false };
  }

  async purgeRun(runId: RunId): Promise<void> {
    const run = this.#memory.numbers.run(this.projectId, runId);
    purgeRun(this.connection, this.projectId, run, runId);
    this.#memory.touched.add(this.projectId, run);
    this.#memory.clear();
  }

  async recordChange(change: NewChange): Promise<void> {
    this.latestCursor = recordChange(this.connection, this.projectId, this.#now, change);
  }

  #touch(table: TableName, row: object): void {
    // Runs are found by the name of their experiment.
    if (table === 'experiment' && 'name' in row) this.#memory.touched.addAny(this.projectId);
    if (table === 'runGroup' && 'deletedMs' in row) this.#memory.touched.addAny(this.projectId);
    if (!isSeenBySearch(table)) return;
    for (const id of touchedIds(table, row) ?? []) {
      const run = this.#memory.numbers.runIfAny(this.projectId, id);
      if (run !== undefined) this.#memory.touched.add(this.projectId, run);
    }
  }
}

/** The field that names the run, in the tables whose values readers keep in memory. */
const runFields = { parameter: 'runId', tag: 'entityId', run: 'id', runGroupMember: 'runId' } as const;

const isSeenBySearch = (table: TableName): table is keyof typeof runFields => Object.hasOwn(runFields, table);

/** Ids of the runs (of a tag: perhaps of runs) that a row or condition is about; undefined when it does not say. */
function touchedIds(table: keyof typeof runFields, row: object): readonly string[] | undefined {
  const id: unknown = Reflect.get(row, runFields[table]);
  if (typeof id === 'string') return [id];
  return Array.isArray(id) ? id.map(String) : undefined;
}
