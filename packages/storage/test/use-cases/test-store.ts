import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EpochMs, ErrorCode, ProjectId } from '@assay/base';
import { AssayError } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CommandInput, CommandName, CommandOutput, Limits, QueryInput, QueryName, QueryOutput } from '@assay/core';
import { pointBatch } from '@assay/series';
import { openSqliteStore } from '@assay/storage';
import type { SqliteStore } from '@assay/storage';

/** 2026-11-21T08:30:15.123Z */
const begin = Date.UTC(2026, 10, 21, 8, 30, 15, 123);

/** A real store in a folder of its own, with a clock that the test moves. */
export class TestStore implements AsyncDisposable {
  readonly #folder: string;
  readonly #store: SqliteStore;
  readonly #time: { nowMs: number };

  private constructor(folder: string, store: SqliteStore, time: { nowMs: number }) {
    this.#folder = folder;
    this.#store = store;
    this.#time = time;
  }

  static async open(limits: Partial<Limits> = {}): Promise<TestStore> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-use-cases-'));
    const time = { nowMs: begin };
    const store = await openSqliteStore({
      folder,
      limits: { ...limitPolicies.default, ...limits },
      clock: { now: () => time.nowMs as EpochMs },
      readers: 1,
    });
    return new TestStore(folder, store, time);
  }

  get nowMs(): number {
    return this.#time.nowMs;
  }

  advance(ms: number): void {
    this.#time.nowMs += ms;
  }

  do<C extends CommandName>(command: C, input: CommandInput<C>, actor = 'tester'): Promise<CommandOutput<C>> {
    return this.#store.execute(command, input, { projectId: 1 as ProjectId, actor: { name: actor } });
  }

  ask<Q extends QueryName>(query: Q, input: QueryInput<Q>, actor = 'tester'): Promise<QueryOutput<Q>> {
    return this.#store.query(query, input, { projectId: 1 as ProjectId, actor: { name: actor } });
  }

  /** Seals every point that was logged until now. */
  async compact(): Promise<void> {
    await this.#store.compact();
  }

  /** Logs `values` as steps 0, 1, … of one metric. */
  logValues(runId: string, name: string, values: readonly number[]): Promise<unknown> {
    const points = values.map((value, step) => ({ name, step, timeMs: this.nowMs + step, value }));
    return this.do('logMetrics', { runId, batch: pointBatch(points) });
  }

  /** Kinds of the changes from `since` on, oldest first. */
  async changesSince(since: number): Promise<string[]> {
    return (await this.ask('followChanges', { since })).changes.map(({ kind }) => kind);
  }

  async cursor(): Promise<number> {
    return (await this.ask('getServer', {})).changeCursor;
  }

  /** For looking at what no query answers. */
  get databaseFile(): string {
    return join(this.#folder, 'assay.db');
  }

  /** The names that an entity holds or has given up, as `face scope name`; scopes that are ids are shown as `…`. */
  faceNames(id: string): string[] {
    using database = new DatabaseSync(this.databaseFile, { readOnly: true });
    const rows = database
      .prepare('SELECT face, scope, name FROM face_name WHERE entity_id = unhex(?) ORDER BY face')
      .all(id);
    return rows.map(({ face, scope, name }) => `${face} ${String(scope).replace(/[0-9a-f]{32}/, '…')} ${name}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The AssayError that the promise fails with, or undefined; anything else thrown goes through. */
export async function failureOf(promise: Promise<unknown>): Promise<AssayError | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
}

export const codeOf = async (promise: Promise<unknown>): Promise<ErrorCode | undefined> =>
  (await failureOf(promise))?.code;
