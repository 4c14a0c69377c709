import type { ProjectId, RunId } from '@assay/base';
import type { CheckedFilter, CheckedTest, Field, PatternTest } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { compileFilter } from '../search/compile-filter.ts';
import { valueCondition } from '../search/compile-test.ts';
import { groupSql, runSql } from '../search/entity-sql.ts';
import { fieldSql } from '../search/field-sql.ts';
import { globOfLike } from '../search/glob-of-like.ts';
import { bestColumn } from './best-column.ts';
import { columnSource } from './column-source.ts';
import type { ColumnPart, ColumnSource } from './column-source.ts';
import { memberSource } from './member-source.ts';
import type { Membership } from './member-source.ts';
import { OrderedLists } from './ordered-lists.ts';
import { RunIds } from './run-ids.ts';
import { ValueColumn } from './value-column.ts';
import type { ReadableColumn } from './value-column.ts';

/** Bytes that the columns of one project may take before the least used are dropped. */
const maxBytes = 64 * 1024 * 1024;
/** With more changed runs than these, reading all is quicker. */
const maxRefreshed = 3000;

export const runState = { none: 0, active: 1, deleted: 2 } as const;

/**
 * Values of the runs of one project, a column a field, in the memory of one reader. Columns are loaded when a search first needs them
 * and brought up to date, run by run, from `run_journal`; both happen within the reader's snapshot, so a search answers
 * exactly what SQL would.
 */
export class RunColumns {
  readonly #connection: Connection;
  readonly #projectId: ProjectId;
  readonly #columns = new Map<string, ValueColumn>();
  /** By run number; `none` where there is no such run. */
  state = new Uint8Array(0);
  createdMs = new Float64Array(0);
  readonly #ids: RunIds;
  /** Lists in the order of columns as they are now. */
  readonly lists = new OrderedLists();
  #version: unknown;
  /** One more than the greatest run number. */
  end = 0;
  #seq = -1;

  constructor(connection: Connection, projectId: ProjectId) {
    this.#connection = connection;
    this.#projectId = projectId;
    this.#ids = new RunIds(connection, projectId);
  }

  /** Makes everything as the open snapshot has it. */
  refresh(): void {
    const version = this.#connection.get('PRAGMA data_version')?.['data_version'];
    if (version === this.#version) return;
    this.lists.clear();
    this.#followJournal();
    this.#version = version;
  }

  #followJournal(): void {
    const bounds = this.#connection.get('SELECT min(seq) AS oldest, max(seq) AS newest FROM run_journal');
    const newest = Number(bounds?.['newest'] ?? 0);
    if (newest === this.#seq) return;
    const oldest = Number(bounds?.['oldest'] ?? 0);
    const reachable = this.#seq >= 0 && this.#seq >= oldest - 1 && newest > this.#seq;
    const runs = reachable ? this.#touchedRuns() : undefined;
    if (runs === undefined) this.#loadAll();
    else for (const run of runs) this.#refreshRun(run);
    this.#seq = newest;
  }

  /** The column of a field's numbers or texts; null when nobody has one, undefined when it is not kept in memory. */
  column(field: Field, part: ColumnPart): ReadableColumn | null | undefined {
    const source = columnSource(this.#connection, this.#projectId, field, part);
    if (source === undefined && part === 'number' && field.kind === 'metric')
      return bestColumn(this.#connection, this.#projectId, this, field);
    return source && this.#columnOf(source);
  }

  idsOf(runs: Uint32Array): RunId[] {
    return this.#ids.of(runs, this.end);
  }

  members(of: Membership): ReadableColumn {
    return this.#columnOf(memberSource(this.#connection, this.#projectId, of));
  }

  /** Ids of the groups, not deleted, that the filter of groups selects, `limit` at most. */
  groupsSelected(filter: CheckedFilter, limit: number): string[] {
    const { condition, bindings } = this.#ofGroups(filter);
    const rows = this.#connection.allArrays(
      `SELECT lower(hex(r.id)) FROM run_group r WHERE r.project_id = ?1 AND r.deleted_ms IS NULL AND ${condition} ` +
        `LIMIT ${bindings.add(limit)}`,
      ...bindings.values,
    );
    return rows.map(([id]) => String(id));
  }

  /** Numbers of the members of these groups; some may come more than once. */
  membersSelected(filter: CheckedFilter): number[] {
    const { condition, bindings } = this.#ofGroups(filter);
    const rows = this.#connection.allArrays(
      'SELECT m.run FROM run_group r CROSS JOIN run_group_member m ON m.project_id = ?1 AND m.group_id = r.id ' +
        `WHERE r.project_id = ?1 AND r.deleted_ms IS NULL AND ${condition}`,
      ...bindings.values,
    );
    return rows.map(([run]) => Number(run));
  }

  #ofGroups(filter: CheckedFilter): { condition: string; bindings: Bindings } {
    const bindings = new Bindings(this.#projectId);
    const context = { connection: this.#connection, projectId: this.#projectId, entity: groupSql, bindings };
    return { condition: compileFilter(context, filter), bindings };
  }

  /** Ids of the groups, not deleted, whose name or id the test holds for (without its negation), `limit` at most. */
  groupsMatching(test: Exclude<CheckedTest, { kind: 'existence-test' }>, limit: number): string[] {
    const bindings = new Bindings(this.#projectId);
    const field = fieldSql(
      { connection: this.#connection, projectId: this.#projectId, entity: runSql, bindings },
      test.field,
    );
    const condition = valueCondition(bindings, test, field);
    const rows = this.#connection.allArrays(
      `SELECT lower(hex(g.id)) FROM run_group g WHERE g.project_id = ?1 AND g.deleted_ms IS NULL AND ${condition} ` +
        `LIMIT ${bindings.add(limit)}`,
      ...bindings.values,
    );
    return rows.map(([id]) => String(id));
  }

  #columnOf(source: ColumnSource): ValueColumn {
    let column = this.#columns.get(source.key);
    if (column === undefined) {
      column = new ValueColumn(source, this.state.length);
      this.#makeRoom(column.bytes);
    } else this.#columns.delete(source.key);
    this.#columns.set(source.key, column);
    return column;
  }

  /** Places of the texts that match, decided by SQLite, so that a pattern means the same in memory as in SQL. */
  matching(texts: readonly string[], { pattern, ignoreCase }: PatternTest): ReadonlySet<number> {
    const condition = ignoreCase ? "value LIKE ?2 ESCAPE '\\'" : 'value GLOB ?2';
    const rows = this.#connection.allArrays(
      `SELECT key FROM json_each(?1) WHERE ${condition}`,
      JSON.stringify(texts),
      ignoreCase ? pattern : globOfLike(pattern),
    );
    return new Set(rows.map(([key]) => Number(key)));
  }

  #touchedRuns(): readonly number[] | undefined {
    const rows = this.#connection.all(
      'SELECT DISTINCT run FROM run_journal WHERE seq > ? AND project_id = ? LIMIT ?',
      this.#seq,
      this.#projectId,
      maxRefreshed + 1,
    );
    const runs = rows.map((row) => Number(row['run']));
    return runs.length > maxRefreshed || runs.includes(0) ? undefined : runs;
  }

  #loadAll(): void {
    this.#columns.clear();
    const last = this.#connection.get('SELECT max(n) AS n FROM run WHERE project_id = ?', this.#projectId);
    this.end = Number(last?.['n'] ?? 0) + 1;
    const capacity = roomFor(this.end);
    this.state = new Uint8Array(capacity);
    this.createdMs = new Float64Array(capacity);
    this.#ids.clear();
    const rows = this.#connection.allArrays(
      'SELECT n, created_ms, deleted_ms IS NULL FROM run WHERE project_id = ?',
      this.#projectId,
    );
    for (const [n, createdMs, active] of rows) {
      const run = Number(n);
      this.state[run] = active === 1 ? runState.active : runState.deleted;
      this.createdMs[run] = Number(createdMs);
    }
  }

  #refreshRun(run: number): void {
    const row = this.#connection.get(
      'SELECT created_ms, deleted_ms IS NULL AS active, id FROM run WHERE n = ? AND project_id = ?',
      run,
      this.#projectId,
    );
    if (run >= this.state.length) {
      if (row === undefined) return;
      this.#grow(roomFor(run + 1));
    }
    this.end = Math.max(this.end, run + 1);
    this.state[run] = row === undefined ? runState.none : row['active'] === 1 ? runState.active : runState.deleted;
    this.createdMs[run] = Number(row?.['created_ms'] ?? 0);
    this.#ids.change(run, row?.['id']);
    for (const column of this.#columns.values()) column.refresh(run);
  }

  #grow(capacity: number): void {
    const state = new Uint8Array(capacity);
    state.set(this.state);
    const createdMs = new Float64Array(capacity);
    createdMs.set(this.createdMs);
    this.state = state;
    this.createdMs = createdMs;
    for (const column of this.#columns.values()) column.grow(capacity);
  }

  #makeRoom(bytes: number): void {
    let total = bytes;
    for (const column of this.#columns.values()) total += column.bytes;
    for (const [key, column] of this.#columns) {
      if (total <= maxBytes) return;
      this.#columns.delete(key);
      total -= column.bytes;
    }
  }
}

const roomFor = (runs: number): number => Math.ceil(runs * 1.2) + 1000;
