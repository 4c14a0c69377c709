import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { newId, systemClock, systemRandomBytes } from '@assay/base';
import type { ProjectId, RunId } from '@assay/base';
import { encodeBatch, pointBatch } from '@assay/series';
import { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { pointsAfter } from './points-after.ts';

const projectId = 1 as ProjectId;

/** A store with runs and nothing around them. */
function world() {
  const connection = new Connection(new DatabaseSync(':memory:'));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, systemClock.now(), () => undefined);
  connection.exec('PRAGMA foreign_keys = OFF');
  const runs = new Map<RunId, number>();
  const addRun = (): RunId => {
    const id = newId<RunId>(systemClock, systemRandomBytes);
    const n = connection.insert(
      `INSERT INTO run (project_id, id, status, created_ms, updated_ms, name, source, created_by, parameter_policy, version,
       parameter_count, artifact_count, point_count, log_line_count, status_message, description)
       VALUES (1, ?, 'running', 1, 1, 'r', 'sdk', 'local', 'write-once', 1, 0, 0, 0, 0, '', '')`,
      blobOfId(id),
    );
    runs.set(id, n);
    return id;
  };
  const log = (run: RunId, ...values: number[]): number =>
    connection.insert(
      'INSERT INTO metric_log (project_id, run, point_count, bytes) VALUES (1, ?, ?, ?)',
      runs.get(run) ?? 0,
      values.length,
      encodeBatch(pointBatch(values.map((value, step) => ({ name: 'loss', step, timeMs: 1, value })))),
    );
  const seal = (run: RunId, first: number, last: number): void => {
    const n = runs.get(run) ?? 0;
    connection.run(
      `INSERT INTO metric_part (project_id, run, segment, byte_offset, byte_length, point_count, series_count, first_seq, last_seq, created_ms)
       SELECT 1, ?1, 1, 0, 1, sum(point_count), 1, min(seq), max(seq), 1 FROM metric_log WHERE run = ?1 AND seq BETWEEN ?2 AND ?3`,
      n,
      first,
      last,
    );
  };
  const remove = (...seqs: number[]): void => {
    for (const seq of seqs) connection.run('DELETE FROM metric_log WHERE seq = ?', seq);
  };
  const after = (runIds: readonly RunId[], cursor: number | undefined, limit = 1000) => {
    const { batches, ...rest } = pointsAfter(connection, projectId, runIds, cursor, limit);
    return { ...rest, values: batches.map(({ batch }) => [...batch.values]) };
  };
  return { addRun, log, seal, remove, after };
}

test('batches of the runs that were asked for, in order of arrival, whatever is sealed', () => {
  const { addRun, log, seal, after } = world();
  const [a, b, other] = [addRun(), addRun(), addRun()];
  expect(after([a], undefined)).toEqual({ values: [], cursor: 0, newest: 0, missing: false, waiting: 0 });
  for (const [run, value] of [
    [a, 1],
    [b, 2],
    [other, 9],
    [a, 3],
    [b, 4],
    [other, 9],
  ] as const)
    log(run, value);
  seal(a, 1, 4);
  expect(after([a, b], 0)).toEqual({ values: [[1], [2], [3], [4]], cursor: 6, newest: 6, missing: false, waiting: 0 });
  expect(after([b, a], 2)).toMatchObject({ values: [[3], [4]], cursor: 6 });
  expect(after([a], 6)).toMatchObject({ values: [], cursor: 6, missing: false });
});

test('a limit cuts between batches, and the cursor goes on from there', () => {
  const { addRun, log, after } = world();
  const [a, b] = [addRun(), addRun()];
  log(a, 1, 2);
  log(b, 3, 4);
  log(a, 5, 6);
  expect(after([a, b], 0, 3)).toMatchObject({
    values: [
      [1, 2],
      [3, 4],
    ],
    cursor: 2,
    waiting: 2,
  });
  expect(after([a, b], 2, 3)).toMatchObject({ values: [[5, 6]], cursor: 3, waiting: 0 });
});

test('rows that are gone are noticed; those that are gone before the cursor are not missed', () => {
  const { addRun, log, seal, remove, after } = world();
  const [a, quiet] = [addRun(), addRun()];
  for (let value = 1; value <= 6; value++) log(a, value);
  seal(a, 1, 4);
  remove(1, 2);
  expect(after([a], 1)).toMatchObject({ values: [], missing: true, cursor: 6 });
  // The row before the cursor is there still, and rows go the oldest first.
  expect(after([a], 3)).toMatchObject({ values: [[4], [5], [6]], missing: false });
  remove(3, 4);
  expect(after([a], 3)).toMatchObject({ missing: true });
  expect(after([a], 4)).toMatchObject({ values: [[5], [6]], missing: false });
  expect(after([quiet], 1)).toMatchObject({ missing: false, cursor: 6 });
});

test('a part whose rows are all there hides nothing, though no row is older', () => {
  const { addRun, log, seal, after } = world();
  const [a, b] = [addRun(), addRun()];
  log(b, 0);
  log(a, 1);
  log(a, 2);
  seal(a, 2, 3);
  expect(after([a], 1)).toMatchObject({ values: [[1], [2]], missing: false });
});

test('a cursor of another store is as good as none', () => {
  const { addRun, log, after } = world();
  const a = addRun();
  log(a, 1);
  expect(after([a], 77)).toMatchObject({ values: [], missing: true, cursor: 1 });
});
