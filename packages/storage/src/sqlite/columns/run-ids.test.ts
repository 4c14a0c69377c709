import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { RunIds } from './run-ids.ts';

const insert =
  'INSERT INTO run (n, project_id, id, status, created_ms, updated_ms, name, source, created_by, parameter_policy, version, ' +
  "parameter_count, artifact_count, point_count, log_line_count, status_message, description) VALUES (?, 1, ?, 'running', 1, 1, " +
  "'', '', '', 'overwrite', 1, 0, 0, 0, 0, '', '')";
const idOf = (run: number, version = 0): string => `${version}${run.toString(16)}`.padStart(32, 'ab');

test('ids of few and of many runs, also when runs come and go', () => {
  const connection = new Connection(new DatabaseSync(':memory:'));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, 1, () => undefined);
  const add = (run: number, version = 0): unknown =>
    connection.run(insert, run, Buffer.from(idOf(run, version), 'hex'));
  for (let run = 2; run < 6000; run += 2) add(run);
  const ids = new RunIds(connection, 1 as ProjectId);
  const runs = Uint32Array.from({ length: 2900 }, (_, i) => 5998 - 2 * i);
  const expected = (): string[] => Array.from(runs, (run) => idOf(run));
  expect(ids.of(runs.subarray(0, 5), 6000)).toEqual(expected().slice(0, 5));
  expect(ids.of(runs, 6000)).toEqual(expected());
  connection.run('DELETE FROM run WHERE n = 5998');
  add(5998, 7);
  ids.change(5998, Buffer.from(idOf(5998, 7), 'hex'));
  expect(ids.of(runs, 6000)).toEqual([idOf(5998, 7), ...expected().slice(1)]);
  add(20_001);
  ids.change(20_001, Buffer.from(idOf(20_001), 'hex'));
  runs[0] = 20_001;
  expect(ids.of(runs, 20_002)).toEqual(expected());
});
