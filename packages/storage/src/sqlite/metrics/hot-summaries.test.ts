import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { concatPoints, encodeBatch, pointBatch, splitByName, summarize } from '@assay/series';
import type { MetricSummary, NamedPoint, PointBatch, PointColumns } from '@assay/series';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { RowNumbers } from '../row-numbers.ts';
import { TouchedRuns } from '../touched-runs.ts';
import { newestLogRow, SummaryFlush } from './flush-summaries.ts';
import { foldBatch } from './fold-batch.ts';
import { HotSummaries } from './hot-summaries.ts';
import { recoverSummaries } from './recover-summaries.ts';
import { storedSummaries } from './stored-summaries.ts';

const projectId = 1 as ProjectId;

/** A writer's memory beside a database, and all points that were committed. */
class World {
  readonly connection = new Connection(new DatabaseSync(':memory:'));
  readonly touched = new TouchedRuns();
  readonly expected = new Map<string, PointColumns[]>();
  numbers = new RowNumbers(this.connection);
  summaries: HotSummaries;
  readonly #maximum: number;

  constructor(maximum = 1000) {
    migrate(this.connection, allMigrations, 1, () => undefined);
    for (const run of [1, 2, 3])
      this.connection.run(
        'INSERT INTO run (n, project_id, id, status, created_ms, updated_ms, name, source, created_by, parameter_policy, ' +
          'version, parameter_count, artifact_count, point_count, log_line_count, status_message, description) ' +
          "VALUES (?, 1, randomblob(16), 'running', 0, 0, '', '', '', '', 1, 0, 0, 0, 0, '', '')",
        run,
      );
    this.#maximum = maximum;
    this.summaries = this.#open();
    onTestFinished(() => this.connection[Symbol.dispose]());
  }

  #open(): HotSummaries {
    this.numbers = new RowNumbers(this.connection);
    return new HotSummaries(storedSummaries(this.connection, this.numbers), this.#maximum);
  }

  begin(): void {
    this.connection.exec('BEGIN');
  }

  append(run: number, batch: PointBatch, kept: boolean): number {
    this.connection.run('SAVEPOINT command');
    this.numbers.beginCommand();
    this.summaries.beginCommand();
    const seq = this.connection.insert(
      'INSERT INTO metric_log (project_id, run, point_count, bytes) VALUES (1, ?, ?, ?)',
      run,
      batch.values.length,
      encodeBatch(batch),
    );
    const count = foldBatch(this.summaries, projectId, run, seq, batch);
    if (!kept) {
      this.numbers.undoCommand();
      this.summaries.undoCommand();
      this.connection.run('ROLLBACK TO command');
    }
    this.connection.run('RELEASE command');
    return count;
  }

  commit(): void {
    this.connection.exec('COMMIT');
    this.summaries.keepAll();
  }

  rollBack(): void {
    this.connection.exec('ROLLBACK');
    this.numbers.clear();
    this.summaries.undoAll();
  }

  note(run: number, batch: PointBatch): void {
    for (const [name, points] of splitByName(batch)) {
      const key = `${run} ${name}`;
      this.expected.set(key, [...(this.expected.get(key) ?? []), points]);
    }
  }

  flush(portions = Infinity): void {
    const flush = new SummaryFlush(this.connection, this.summaries, this.touched, newestLogRow(this.connection));
    for (let i = 0; i < portions; i++) if (flush.portion()) return;
  }

  /** The memory is lost, as in a crash. */
  crash(): number {
    this.summaries = this.#open();
    return recoverSummaries(this.connection, this.summaries, this.touched).rows;
  }

  disturb(how: string): void {
    if (how === 'flush') this.flush();
    else if (how === 'crash') this.crash();
    else this.summaries.trim();
  }

  stored(): Map<string, MetricSummary> {
    const find = storedSummaries(this.connection, new RowNumbers(this.connection)).find.bind(undefined, projectId);
    const rows = this.connection.all('SELECT s.run, s.name, n.text FROM metric_summary s JOIN name n ON n.n = s.name');
    return new Map(
      rows.map(({ run, name, text }) => {
        const found = find(Number(run), Number(name));
        if (found === undefined) throw new Error('no row');
        return [`${Number(run)} ${String(text)}`, found.summary];
      }),
    );
  }
}

/** The database and memory tell of the points that were committed, and of no others. */
function expectCommitted({ expected, summaries }: World, stored: Map<string, MetricSummary>): void {
  expect([...stored.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
  for (const [key, parts] of expected) expectSame(stored.get(key), summarize(concatPoints(parts)));
  for (const run of [1, 2, 3])
    expect(summaries.open(projectId, run).seriesCount).toBe(
      [...expected.keys()].filter((key) => key.startsWith(`${run} `)).length,
    );
}

/** Alike but for the rounding of mean and m2, and the sign of zero. */
function expectSame(actual: MetricSummary | undefined, expected: MetricSummary): void {
  const plain = ({ mean, m2, ...exact }: MetricSummary): unknown =>
    JSON.stringify(exact, (_, value: unknown) => (typeof value === 'number' && value === 0 ? 0 : value));
  expect(actual).toBeDefined();
  if (actual === undefined) return;
  expect(plain(actual)).toBe(plain(expected));
  if (expected.mean === null) expect(actual.mean).toBeNull();
  else expect(actual.mean).toBeCloseTo(expected.mean, 6);
  expect(actual.m2).toBeCloseTo(expected.m2, 4);
}

const value = fc.oneof(
  fc.double({ min: -1e6, max: 1e6 }),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 5e-324, 1),
);
const point: fc.Arbitrary<NamedPoint> = fc.record({
  name: fc.constantFrom('loss', 'acc', 'é', 'lr', 'x'),
  step: fc.option(fc.integer({ min: -3, max: 20 })),
  timeMs: fc.integer({ min: 0, max: 30 }),
  value,
});
const batch = fc.array(point, { minLength: 1, maxLength: 12 }).map(pointBatch);
const command = fc.record({ run: fc.constantFrom(1, 2, 3), batch, kept: fc.boolean() });
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('group'),
      commands: fc.array(command, { maxLength: 5 }),
      kept: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('flush', 'crash', 'trim') }) },
);

test('whatever is undone, flushed, trimmed or lost in a crash, summaries are those of the points committed', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      const world = new World(4);
      for (const each of actions) {
        if (!('commands' in each)) world.disturb(each.do);
        else {
          world.begin();
          for (const { run, batch: points, kept } of each.commands) world.append(run, points, kept);
          if (each.kept) {
            world.commit();
            for (const { run, batch: points, kept } of each.commands) if (kept) world.note(run, points);
          } else world.rollBack();
        }
      }
      world.flush();
      expectCommitted(world, world.stored());
      expect(world.summaries.dirtyCount).toBe(0);
      expect(world.summaries.unstoredCount).toBe(0);
      expect(world.crash()).toBe(0);
      expectCommitted(world, world.stored());
    }),
    { numRuns: 100 },
  );
});

const named = (count: number, from = 0): PointBatch =>
  pointBatch(Array.from({ length: count }, (_, i) => ({ name: `m${from + i}`, step: 1, timeMs: 1, value: i })));

test('a crash between two portions of a flush leaves what the log completes', () => {
  const world = new World(100_000);
  for (let i = 0; i < 3; i++) {
    world.begin();
    world.append(1, named(5000), true);
    world.commit();
    world.note(1, named(5000));
  }
  world.flush(1);
  expect(world.summaries.dirtyCount).toBeGreaterThan(0);
  expect(world.summaries.dirtyCount).toBeLessThan(5000);
  expect(world.crash()).toBe(3);
  expectCommitted(world, world.stored());
});

test('memory holds no more series than it may, but for the run in use; what is not stored stays', () => {
  const world = new World(10);
  const log = (run: number): void => {
    world.begin();
    world.append(run, named(8, run), true);
    world.commit();
    world.note(run, named(8, run));
  };
  log(1);
  world.flush();
  log(1);
  expect(world.summaries.unstoredCount).toBe(0);
  log(2);
  expect(world.summaries.unstoredCount).toBe(8);
  expect(world.summaries.trim()).toBe(true);
  expect(world.summaries.size).toBe(16);
  world.flush();
  expect(world.summaries.trim()).toBe(false);
  expect(world.summaries.size).toBe(8);
  log(3);
  expect(world.summaries.trim()).toBe(false);
  expect(world.summaries.size).toBe(8);
  log(1);
  world.flush();
  expectCommitted(world, world.stored());
});

test('a removed run takes its summaries with it, once that is committed', () => {
  const world = new World();
  world.begin();
  world.append(1, named(5), true);
  world.commit();
  world.begin();
  world.summaries.beginCommand();
  world.summaries.removeRun(1);
  expect(world.summaries.dirtySlots([1])).toEqual([]);
  world.rollBack();
  expect(world.summaries.dirtyCount).toBe(5);
  world.begin();
  world.summaries.beginCommand();
  world.summaries.removeRun(1);
  world.connection.run('DELETE FROM metric_log WHERE run = 1');
  world.commit();
  expect(world.summaries.dirtyCount).toBe(0);
  expect(world.summaries.size).toBe(0);
  world.flush();
  expect(world.stored().size).toBe(0);
});

test('a damaged row of the log is counted, and the others are recovered', () => {
  const world = new World();
  for (const from of [0, 10, 20]) {
    world.begin();
    world.append(1, named(5, from), true);
    world.commit();
  }
  world.connection.run("UPDATE metric_log SET bytes = x'4142ff' WHERE seq = 2");
  const summaries = new HotSummaries(storedSummaries(world.connection, new RowNumbers(world.connection)));
  expect(recoverSummaries(world.connection, summaries, world.touched)).toEqual({ rows: 3, damagedRows: 1 });
  expect([...world.stored().keys()].toSorted()).toEqual(
    named(5)
      .names.concat(named(5, 20).names)
      .map((n) => `1 ${n}`)
      .toSorted(),
  );
});

test('values beyond the range of a double in the sums can be stored', () => {
  const world = new World();
  const batchOfHuge = pointBatch(
    [1.7e308, -1.7e308, 1.7e308, -1.7e308].map((huge, step) => ({ name: 'x', step, timeMs: 0, value: huge })),
  );
  world.begin();
  world.append(1, batchOfHuge, true);
  world.commit();
  world.flush();
  expect(world.stored().get('1 x')).toMatchObject({ count: 4, max: { value: 1.7e308 }, min: { value: -1.7e308 } });
});
