import { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '@assay/base';
import { expect, onTestFinished, test } from 'vitest';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { defaultCompaction } from './compaction-options.ts';
import { LogBacklog } from './log-backlog.ts';

const options = { ...defaultCompaction, duePoints: 100, dueBytes: 10_000, dueRows: 50, dueMs: 1000 };
const at = (ms: number): EpochMs => ms as EpochMs;

function open(): { connection: Connection; backlog: LogBacklog } {
  const connection = new Connection(new DatabaseSync(':memory:', { enableForeignKeyConstraints: false }));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, 1, () => undefined);
  return { connection, backlog: new LogBacklog(connection, options) };
}

function log(connection: Connection, run: number, points: number, bytes = 10): number {
  return connection.insert(
    'INSERT INTO metric_log (project_id, run, point_count, bytes) VALUES (1, ?, ?, zeroblob(?))',
    run,
    points,
    bytes,
  );
}

const seal = (connection: Connection, run: number, lastSeq: number): number =>
  connection.run(
    'INSERT INTO metric_part (project_id, run, segment, byte_offset, byte_length, point_count, series_count, first_seq, last_seq, created_ms) ' +
      'VALUES (1, ?, 1, 0, 0, 0, 0, 1, ?, 0)',
    run,
    lastSeq,
  );

function look(backlog: LogBacklog, now: number, upTo = Number.MAX_SAFE_INTEGER): number[] {
  const sealed: number[] = [];
  while (backlog.lookFurther(at(now), upTo, (seqs) => sealed.push(...seqs)));
  return sealed;
}

const due = (backlog: LogBacklog, now: number): number[] => backlog.due(at(now), 100, false).map(({ run }) => run);

test('a run is due by points, by bytes, by rows, by age, and not before', () => {
  const { connection, backlog } = open();
  log(connection, 1, 99);
  log(connection, 2, 1, 9999);
  for (let i = 0; i < 49; i++) log(connection, 3, 1);
  look(backlog, 0);
  expect(due(backlog, 999)).toEqual([]);
  expect(due(backlog, 1000)).toEqual([1, 2, 3]);
  log(connection, 1, 1);
  log(connection, 2, 1, 1);
  log(connection, 3, 1);
  look(backlog, 10);
  expect(due(backlog, 10)).toEqual([1, 2, 3]);
  expect({ rows: backlog.rows, points: backlog.points, bytes: backlog.bytes, runs: backlog.runs }).toEqual({
    rows: 54,
    points: 152,
    bytes: 10_520,
    runs: 3,
  });
});

test('rows beyond what the summaries cover wait, and each row is counted once', () => {
  const { connection, backlog } = open();
  const first = log(connection, 1, 60);
  log(connection, 1, 60);
  look(backlog, 0, first);
  look(backlog, 0, first);
  expect(backlog.points).toBe(60);
  look(backlog, 0);
  expect(backlog.points).toBe(120);
});

test('rows that are sealed are told apart from those that are not, also over many portions', () => {
  const { connection, backlog } = open();
  connection.exec('BEGIN');
  const seqs = Array.from({ length: 12_000 }, (_, i) => log(connection, 1 + (i % 3), 1));
  connection.exec('COMMIT');
  seal(connection, 1, seqs[8999] ?? 0);
  seal(connection, 2, seqs[11_999] ?? 0);
  const sealed = look(backlog, 0);
  expect(sealed).toEqual(seqs.filter((_, i) => (i % 3 === 0 && i < 9000) || i % 3 === 1));
  expect([backlog.rows, backlog.runs]).toEqual([1000 + 4000, 2]);
  backlog.startOver();
  expect([backlog.rows, backlog.points, backlog.bytes, backlog.runs]).toEqual([0, 0, 0, 0]);
  expect(look(backlog, 0)).toEqual(sealed);
  expect(backlog.rows).toBe(5000);
});

test('after a seal the rest is counted anew, and a run without rest is forgotten', () => {
  const { connection, backlog } = open();
  const seqs = Array.from({ length: 10 }, () => log(connection, 1, 20));
  look(backlog, 0);
  seal(connection, 1, seqs[6] ?? 0);
  backlog.recount(1, at(5));
  expect([backlog.rows, backlog.points]).toEqual([3, 60]);
  expect(backlog.oldestMs).toBe(5);
  seal(connection, 1, seqs[9] ?? 0);
  connection.run('UPDATE metric_part SET first_seq = 8 WHERE last_seq = ?', seqs[9] ?? 0);
  backlog.recount(1, at(6));
  expect([backlog.rows, backlog.runs, backlog.oldestMs]).toEqual([0, 0, undefined]);
  backlog.leaveAlone(2);
  log(connection, 2, 1000);
  look(backlog, 7);
  expect(due(backlog, 9999)).toEqual([]);
});

test('a run of very many series is due when there are some points of each, or very many', () => {
  const { connection, backlog } = open();
  connection.exec('BEGIN');
  for (let name = 1; name <= 50; name++)
    connection.run(
      'INSERT INTO metric_summary (project_id, name, run, count, nan_count, positive_infinity_count, negative_infinity_count, m2, ' +
        'first_time_ms, last_time_ms) VALUES (1, ?, 1, 1, 0, 0, 0, 0, 0, 0)',
      name,
    );
  connection.exec('COMMIT');
  log(connection, 1, 799);
  look(backlog, 0);
  expect(due(backlog, 0)).toEqual([]);
  log(connection, 1, 1);
  look(backlog, 0);
  expect(due(backlog, 0)).toEqual([1]);
  for (let i = 0; i < 16 * 50; i++) log(connection, 2, 1);
  look(backlog, 0);
  expect(due(backlog, 0)).toEqual([1, 2]);
});

test('runs that have ended are found, however many wait, a while after their last change', () => {
  const { connection, backlog } = open();
  connection.exec('BEGIN');
  for (let run = 1; run <= 1200; run++) {
    const columns =
      'project_id, id, status, created_ms, updated_ms, ended_ms, name, source, created_by, parameter_policy, version, parameter_count, ' +
      'artifact_count, point_count, log_line_count, status_message, description';
    connection.run(
      `INSERT INTO run (n, ${columns}) VALUES (?1, 1, randomblob(16), 'completed', 1, 1000, ?2, 'n', '', '', '', 1, 0, 0, 0, 0, '', '')`,
      run,
      run % 2 === 0 ? 1000 : null,
    );
    log(connection, run, 1);
  }
  connection.exec('COMMIT');
  look(backlog, 0);
  for (let i = 0; i < 4; i++) backlog.noteEnded(at(1000 + options.endedMs - 1));
  expect(backlog.due(at(0), 2000, false).length).toBe(0);
  for (let i = 0; i < 4; i++) backlog.noteEnded(at(1000 + options.endedMs));
  expect(backlog.due(at(0), 2000, false).length).toBe(600);
});
