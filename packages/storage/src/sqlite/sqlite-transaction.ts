import type { EpochMs, ProjectId, RunId } from '@assay/base';
import type {
  AppendedBatch,
  BatchFingerprint,
  BatchSource,
  LogLine,
  NamedLastPoints,
  NewChange,
  PrimaryKey,
  RunSearch,
  RunSelection,
  SearchPage,
  SelectedRuns,
  TableName,
  Tables,
  Transaction,
  Where,
} from '@assay/core';
import type { MetricSummary, PointBatch } from '@assay/series';
import { recordChange } from './changes/record-change.ts';
import type { Connection } from './connection.ts';
import { appendLog } from './logs/append-log.ts';
import { appendPoints } from './metrics/append-points.ts';
import { storeDirty } from './metrics/flush-summaries.ts';
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

  override async get<T extends TableName>(table: T, key: PrimaryKey<T>): Promise<Tables[T] | undefined> {
    if (table !== 'run' || !('id' in key)) return super.get(table, key);
    const { runs } = this.#memory;
    const known = runs.get(this.projectId, String(key.id)) ?? (await super.get('run', { id: key.id as RunId }));
    if (known !== undefined) runs.set(known);
    return known as Tables[T] | undefined;
  }

  async insert<T extends TableName>(table: T, row: Tables[T]): Promise<void> {
    insertRow(this.connection, this.#memory.numbers, this.projectId, table, row, false);
    if (table !== 'experiment' && table !== 'runGroup') this.#touch(table, row);
  }

  async upsert<T extends TableName>(table: T, row: Tables[T]): Promise<void> {
    insertRow(this.connection, this.#memory.numbers, this.projectId, table, row, true);
    if (table === 'run' && 'id' in row) this.#memory.runs.delete(this.projectId, row.id);
    this.#touch(table, row);
  }

  async update<T extends TableName>(table: T, key: PrimaryKey<T>, change: Partial<Tables[T]>): Promise<void> {
    updateRow(this.connection, this.#memory.numbers, this.projectId, table, key, change);
    if (table === 'run' && 'id' in key) this.#memory.runs.change(this.projectId, String(key.id), change);
    this.#touch(table, { ...change, ...key });
  }

  async remove<T extends TableName>(table: T, where: Where<T>): Promise<number> {
    const { numbers, touched } = this.#memory;
    if (table === 'experiment') touched.addAny(this.projectId);
    if (table === 'runGroup') touched.addAny(this.projectId);
    if (isSeenBySearch(table)) {
      // Names go by their key, one at a time.
      const ids = touchedIds(table, table === 'faceName' ? { entityId: await this.#ownersOf(where) } : where);
      if (ids === undefined) touched.addAny(this.projectId);
      for (const id of ids ?? []) {
        const run = numbers.runIfAny(this.projectId, id);
        if (run !== undefined) touched.add(this.projectId, run);
      }
    }
    if (table === 'run') this.#forgetRuns(touchedIds('run', where));
    return removeRows(this.connection, this.projectId, table, where);
  }

  async appendPoints(
    runId: RunId,
    batch: PointBatch,
    source?: BatchSource | BatchFingerprint,
    encoded?: Uint8Array,
  ): Promise<AppendedBatch> {
    const { numbers, summaries, touched } = this.#memory;
    const run = numbers.run(this.projectId, runId);
    if (source !== undefined && !this.#isNew(run, source))
      return { replayed: true, seriesCount: summaries.open(this.projectId, run).seriesCount, newSeriesCount: 0 };
    const { logBytes, ...counts } = appendPoints(this.connection, summaries, this.projectId, run, batch, encoded);
    touched.later(this.projectId, run);
    this.#memory.points += batch.values.length;
    this.#memory.logBytes += logBytes;
    return { replayed: false, ...counts };
  }

  #isNew(run: number, source: BatchSource | BatchFingerprint): boolean {
    const { sequences, batches } = this.#memory;
    return 'fingerprint' in source
      ? batches.note(this.projectId, source.fingerprint, this.#now)
      : sequences.note(this.projectId, run, 'points', source, this.#now);
  }

  override async metricSummaries(
    runIds: readonly RunId[],
    names?: readonly string[],
  ): Promise<Map<RunId, Map<string, MetricSummary>>> {
    const { numbers, summaries } = this.#memory;
    const runs = runIds.flatMap((id) => numbers.runIfAny(this.projectId, id) ?? []);
    storeDirty(this.connection, summaries, runs);
    return super.metricSummaries(runIds, names);
  }

  override async metricNames(...asked: Parameters<SqliteReadTransaction['metricNames']>): Promise<string[]> {
    const run = this.#memory.numbers.runIfAny(this.projectId, asked[0]);
    if (run !== undefined) storeDirty(this.connection, this.#memory.summaries, [run]);
    return super.metricNames(...asked);
  }

  override async namedLastPoints(runIds: readonly RunId[]): Promise<NamedLastPoints> {
    const { numbers, summaries } = this.#memory;
    const runs = runIds.flatMap((id) => numbers.runIfAny(this.projectId, id) ?? []);
    storeDirty(this.connection, summaries, runs);
    return super.namedLastPoints(runIds);
  }

  override async runNumbers(runIds: readonly RunId[]): Promise<Map<RunId, number>> {
    const { numbers } = this.#memory;
    return new Map(
      runIds.flatMap((id) => {
        const number = numbers.runIfAny(this.projectId, id);
        return number === undefined ? [] : [[id, number]];
      }),
    );
  }

  override async searchRuns(search: RunSearch): Promise<SearchPage<RunId>> {
    storeDirty(this.connection, this.#memory.summaries);
    return super.searchRuns(search);
  }

  override async selectRuns(selection: RunSelection): Promise<SelectedRuns> {
    storeDirty(this.connection, this.#memory.summaries);
    return super.selectRuns(selection);
  }

  override async runColumns(
    ...asked: Parameters<SqliteReadTransaction['runColumns']>
  ): ReturnType<SqliteReadTransaction['runColumns']> {
    storeDirty(this.connection, this.#memory.summaries);
    return super.runColumns(...asked);
  }

  override async namesInUse(
    ...asked: Parameters<SqliteReadTransaction['namesInUse']>
  ): ReturnType<SqliteReadTransaction['namesInUse']> {
    storeDirty(this.connection, this.#memory.summaries);
    return super.namesInUse(...asked);
  }

  async appendLog(runId: RunId, lines: readonly LogLine[], source?: BatchSource): Promise<{ replayed: boolean }> {
    const run = this.#memory.numbers.run(this.projectId, runId);
    if (source !== undefined && !this.#memory.sequences.note(this.projectId, run, 'log', source, this.#now))
      return { replayed: true };
    appendLog(this.connection, this.projectId, run, lines);
    return { replayed: false };
  }

  async purgeRun(runId: RunId): Promise<void> {
    const run = this.#memory.numbers.run(this.projectId, runId);
    purgeRun(this.connection, this.projectId, run, runId);
    this.#memory.touched.add(this.projectId, run);
    this.#memory.forgetRun(run);
  }

  async recordChange(change: NewChange): Promise<void> {
    this.latestCursor = recordChange(this.connection, this.projectId, this.#now, change);
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const cursor = this.latestCursor;
    this.connection.run('SAVEPOINT attempt');
    try {
      const answer = await work();
      this.connection.run('RELEASE attempt');
      return answer;
    } catch (error) {
      this.#memory.undoAttempt();
      this.latestCursor = cursor;
      if (this.connection.isTransaction) {
        this.connection.run('ROLLBACK TO attempt');
        this.connection.run('RELEASE attempt');
      }
      throw error;
    }
  }

  #touch(table: TableName, row: object): void {
    // Runs are found by the name of their experiment.
    if (table === 'experiment' && 'name' in row) this.#memory.touched.addAny(this.projectId);
    if (table === 'runGroup' && 'deletedMs' in row) this.#memory.touched.addAny(this.projectId);
    if (!isSeenBySearch(table)) return;
    const { numbers, touched } = this.#memory;
    const later = table === 'run' && Object.keys(row).every((field) => growing.has(field));
    for (const id of touchedIds(table, row) ?? []) {
      const run = numbers.runIfAny(this.projectId, id);
      if (run === undefined) continue;
      if (later) touched.later(this.projectId, run);
      else touched.add(this.projectId, run);
    }
  }

  async #ownersOf(where: Where<'faceName'>): Promise<readonly string[]> {
    return (await this.find('faceName', where)).map(({ entityId }) => entityId);
  }

  /** Before the rows go: their numbers are not found afterwards. */
  #forgetRuns(ids: readonly string[] | undefined): void {
    const { numbers, summaries } = this.#memory;
    if (ids === undefined) {
      storeDirty(this.connection, summaries);
      summaries.removeAll();
      numbers.clear();
    } else {
      for (const id of ids) {
        const run = numbers.runIfAny(this.projectId, id);
        if (run !== undefined) this.#memory.forgetRun(run);
      }
    }
  }
}

/** Fields of a run that change with every batch; what readers remember of them is brought up to date with the summaries. */
const growing: ReadonlySet<string> = new Set(['id', 'pointCount', 'updatedMs']);

/** The field that names the run, in the tables whose values readers keep in memory. */
const runFields = {
  parameter: 'runId',
  tag: 'entityId',
  run: 'id',
  runGroupMember: 'runId',
  faceName: 'entityId',
  faceDetail: 'entityId',
} as const;

const isSeenBySearch = (table: TableName): table is keyof typeof runFields => Object.hasOwn(runFields, table);

/** Ids of the runs (of what hangs on other entities, too: perhaps of runs) that a row or condition is about; undefined when it does not say. */
function touchedIds(table: keyof typeof runFields, row: object): readonly string[] | undefined {
  const id: unknown = Reflect.get(row, runFields[table]);
  if (typeof id === 'string') return [id];
  return Array.isArray(id) ? id.map(String) : undefined;
}
