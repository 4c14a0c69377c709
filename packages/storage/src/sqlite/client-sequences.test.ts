import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { ClientSequences } from './client-sequences.ts';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';

const projectId = 1 as ProjectId;

class CountingConnection extends Connection {
  statements = 0;

  override get(sql: string, ...values: SQLInputValue[]) {
    this.statements++;
    return super.get(sql, ...values);
  }

  override run(sql: string, ...values: SQLInputValue[]) {
    this.statements++;
    return super.run(sql, ...values);
  }
}

function open(): CountingConnection {
  const connection = new CountingConnection(new DatabaseSync(':memory:'));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, 1, () => undefined);
  connection.statements = 0;
  return connection;
}

const rows = (connection: Connection, table: string): number =>
  Number(connection.get(`SELECT count(*) AS n FROM ${table}`)?.['n']);

const notes = (sequences: ClientSequences, numbers: readonly number[], clientId = 'c'): boolean[] =>
  numbers.map((sequence) => sequences.note(projectId, 1, 'points', { clientId, sequence }, 0));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

test('100,000 batches in order: one statement and no new row each; any of them is a replay for ever', () => {
  const connection = open();
  const sequences = new ClientSequences(connection);
  connection.exec('BEGIN');
  notes(sequences, upTo(10));
  const before = connection.statements;
  expect(notes(sequences, upTo(100_000).slice(10)).every(Boolean)).toBe(true);
  expect(connection.statements - before).toBe(100_000 - 10);
  const replaying = connection.statements;
  expect(notes(sequences, upTo(100_000)).some(Boolean)).toBe(false);
  expect(connection.statements).toBe(replaying);
  connection.exec('COMMIT');
  expect(rows(connection, 'client_sequence')).toBe(1);
  expect(rows(connection, 'client_batch')).toBe(0);
  const again = new ClientSequences(connection);
  expect(notes(again, [0, 50_000, 99_999, 100_000])).toEqual([false, false, false, true]);
});

test('what came ahead of its turn is kept by itself until its turn comes', () => {
  const connection = open();
  const sequences = new ClientSequences(connection);
  expect(notes(sequences, [0, 3, 2, 5, 3])).toEqual([true, true, true, true, false]);
  expect(rows(connection, 'client_batch')).toBe(3);
  expect(notes(sequences, [1, 2, 3, 1])).toEqual([true, false, false, false]);
  expect(rows(connection, 'client_batch')).toBe(1);
  expect(notes(sequences, [4, 5, 6])).toEqual([true, false, true]);
  expect(rows(connection, 'client_batch')).toBe(0);
  expect(notes(sequences, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])).toEqual([true, false]);
});

test('a gap that is never filled costs a statement a batch, however many came after it', () => {
  const connection = open();
  const sequences = new ClientSequences(connection);
  connection.exec('BEGIN');
  const numbers = upTo(3000).slice(1);
  notes(sequences, numbers.slice(0, 10));
  const before = connection.statements;
  expect(notes(sequences, numbers.slice(10)).every(Boolean)).toBe(true);
  expect(connection.statements - before).toBe(numbers.length - 10);
  expect(notes(sequences, numbers).some(Boolean)).toBe(false);
  connection.exec('COMMIT');
});

test('clients, runs and streams are counted apart', () => {
  const sequences = new ClientSequences(open());
  const source = { clientId: 'c', sequence: 0 };
  expect(sequences.note(projectId, 1, 'points', source, 0)).toBe(true);
  expect(sequences.note(projectId, 1, 'log', source, 0)).toBe(true);
  expect(sequences.note(projectId, 2, 'points', source, 0)).toBe(true);
  expect(sequences.note(projectId, 1, 'points', { ...source, clientId: 'd' }, 0)).toBe(true);
  expect(sequences.note(projectId, 1, 'points', source, 0)).toBe(false);
});

test('numbers that an older schema kept one by one are taken up', () => {
  const connection = open();
  for (const sequence of [0, 1, 2, 4]) connection.run("INSERT INTO client_batch VALUES (1, 1, 'c', 0, ?, 0)", sequence);
  expect(notes(new ClientSequences(connection), [0, 2])).toEqual([false, false]);
  expect(rows(connection, 'client_batch')).toBe(1);
  expect(notes(new ClientSequences(connection), [2, 4, 3, 4, 5])).toEqual([false, false, true, false, true]);
  expect(rows(connection, 'client_batch')).toBe(0);
});

test('in any order, with replays, undone commands, undone transactions and restarts, each number is taken once', () => {
  const step = fc.record({
    sequence: fc.nat(12),
    client: fc.constantFrom('a', 'b'),
    end: fc.constantFrom('keep', 'keep', 'keep', 'undo', 'commit', 'roll back', 'restart'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const connection = open();
      let sequences = new ClientSequences(connection);
      let committed = new Set<string>();
      let seen = new Set<string>();
      connection.exec('BEGIN');
      for (const { sequence, client, end } of steps) {
        const key = `${client} ${sequence}`;
        connection.run('SAVEPOINT command');
        sequences.beginCommand();
        expect(sequences.note(projectId, 1, 'points', { clientId: client, sequence }, 0)).toBe(!seen.has(key));
        if (end === 'undo') {
          sequences.undoCommand();
          connection.run('ROLLBACK TO command');
        } else seen.add(key);
        connection.run('RELEASE command');
        if (end === 'commit' || end === 'restart') {
          connection.exec('COMMIT');
          committed = new Set(seen);
          if (end === 'restart') sequences = new ClientSequences(connection);
          connection.exec('BEGIN');
        } else if (end === 'roll back') {
          connection.exec('ROLLBACK');
          sequences.clear();
          seen = new Set(committed);
          connection.exec('BEGIN');
        }
      }
      connection.exec('COMMIT');
    }),
    { numRuns: 200 },
  );
});
