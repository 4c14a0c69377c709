import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { EpochMs, ProjectId } from '@assay/base';
import { commands, limitPolicies, queries } from '@assay/core';
import { pointBatch } from '@assay/series';
import { Connection } from './connection.ts';
import { commitGroup } from './group-commit.ts';
import type { GroupResult } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { CommandRequest } from './threads/thread-messages.ts';
import { WriterMemory } from './writer-memory.ts';
import { WriterStatistics } from './writer-statistics.ts';

/** A disk that fails a commit when it is told to, and counts statements. */
class FaultyConnection extends Connection {
  failNext: number | undefined;
  commits = 0;
  statements = 0;

  override exec(sql: string): void {
    if (sql === 'COMMIT') {
      this.commits++;
      const errcode = this.failNext;
      this.failNext = undefined;
      if (errcode !== undefined) throw Object.assign(new Error('the disk failed'), { errcode });
    }
    super.exec(sql);
  }

  override run(...asked: Parameters<Connection['run']>): number {
    this.statements++;
    return super.run(...asked);
  }

  override get(...asked: Parameters<Connection['get']>): ReturnType<Connection['get']> {
    this.statements++;
    return super.get(...asked);
  }

  override insert(...asked: Parameters<Connection['insert']>): number {
    this.statements++;
    return super.insert(...asked);
  }
}

class World {
  readonly connection = new FaultyConnection(new DatabaseSync(':memory:'));
  readonly memory: WriterMemory;
  #call = 0;

  constructor() {
    onTestFinished(() => this.connection[Symbol.dispose]());
    migrate(this.connection, allMigrations, 1, () => undefined);
    this.memory = new WriterMemory(this.connection);
  }

  do(...requests: readonly (readonly [name: string, input: unknown])[]): Promise<GroupResult> {
    const group = requests.map(([name, input]): CommandRequest => ({
      kind: 'command',
      call: ++this.#call,
      name,
      input,
      projectId: 1 as ProjectId,
      actor: { name: 'test' },
      now: 1_700_000_000_000 as EpochMs,
      idempotency: undefined,
      handOver: false,
    }));
    const statistics = new WriterStatistics();
    return commitGroup(this.connection, this.memory, { commands, queries }, limitPolicies.default, group, statistics);
  }

  async makeRun(): Promise<string> {
    const { outcomes } = await this.do(['createRun', {}]);
    const [outcome] = outcomes;
    if (outcome?.ok !== true) throw new Error('no run');
    return (outcome.value as { id: string }).id;
  }

  count(table: string): number {
    return Number(this.connection.get(`SELECT count(*) AS n FROM ${table}`)?.['n']);
  }
}

const log = (runId: string, sequence: number) =>
  [
    'logMetrics',
    { runId, clientId: 'c', sequence, batch: pointBatch([{ name: 'loss', step: sequence, timeMs: 1, value: 1 }]) },
  ] as const;

test.each([
  ['the disk fails', 10, 'Unavailable', true],
  ['the disk is full', 13, 'StorageFull', false],
])('when %s at the commit, nobody is answered, the commit is not tried again, and nothing remains', async (...row) => {
  const [, code, expected, broken] = row;
  const world = new World();
  const runId = await world.makeRun();
  await world.do(log(runId, 0));
  const { commits } = world.connection;
  world.connection.failNext = code;
  const result = await world.do(log(runId, 1), log(runId, 2));
  expect(result.broken).toBe(broken);
  expect(result.outcomes).toMatchObject([
    { ok: false, error: { code: expected } },
    { ok: false, error: { code: expected } },
  ]);
  expect(world.connection.commits).toBe(commits + 1);
  expect(world.count('metric_log')).toBe(1);
  const [slot] = world.memory.summaries.dirtySlots();
  expect(world.memory.summaries.columns.read(slot ?? -1)).toMatchObject({ count: 1 });
  const again = await world.do(log(runId, 1), log(runId, 1));
  expect(again.outcomes).toMatchObject([
    { ok: true, value: { replayed: false } },
    { ok: true, value: { replayed: true } },
  ]);
});

test('a batch of a hot run is four statements in its savepoint, however many names it has', async () => {
  const world = new World();
  const runId = await world.makeRun();
  const names = Array.from({ length: 500 }, (_, i) => ({ name: `m${i}`, step: 1, timeMs: 1, value: 1 }));
  const wide = (sequence: number) =>
    ['logMetrics', { runId, clientId: 'c', sequence, batch: pointBatch(names) }] as const;
  await world.do(wide(0));
  const before = world.connection.statements;
  await world.do(wide(1));
  // The log, the client's number, the run, the change; and SAVEPOINT with RELEASE.
  expect(world.connection.statements - before).toBe(6);
});
