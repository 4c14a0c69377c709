import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { EpochMs, ProjectId } from '@assay/base';
import { Connection } from './connection.ts';
import { FingerprintSet } from './fingerprint-set.ts';
import type { Fingerprint } from './fingerprint-set.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { forgetOldBatches, knownMs, RecentBatches } from './recent-batches.ts';

const projectId = 1 as ProjectId;
const at = (ms: number): EpochMs => (1_790_000_000_000 + ms) as EpochMs;
const print = (n: number): string => n.toString(16).padStart(32, '0');

function open(): Connection {
  const connection = new Connection(new DatabaseSync(':memory:'));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, 1, () => undefined);
  return connection;
}

function commit(batches: RecentBatches, prints: readonly number[], ms = 0): boolean[] {
  const noted = prints.map((n) => {
    batches.beginCommand();
    return batches.note(projectId, print(n), at(ms));
  });
  batches.write();
  batches.keep();
  return noted;
}

test('a fingerprint is new once, within one commit and afterwards, and in each project by itself', () => {
  const batches = new RecentBatches(open());
  expect(commit(batches, [0, 1, 1, 2, 0])).toEqual([true, true, false, true, false]);
  expect(commit(batches, [2, 3])).toEqual([false, true]);
  expect(batches.note(2 as ProjectId, print(3), at(0))).toBe(true);
});

test('what is undone was never there: a command, or a whole transaction', () => {
  const batches = new RecentBatches(open());
  batches.beginCommand();
  batches.note(projectId, print(1), at(0));
  batches.beginCommand();
  batches.note(projectId, print(2), at(0));
  batches.undoCommand();
  batches.write();
  batches.keep();
  expect(commit(batches, [1, 2])).toEqual([false, true]);
  batches.beginCommand();
  batches.note(projectId, print(3), at(0));
  batches.undo();
  expect(commit(batches, [3])).toEqual([true]);
});

test('a writer that begins anew knows what was committed in the last quarter of an hour', () => {
  const connection = open();
  commit(new RecentBatches(connection), [1]);
  commit(new RecentBatches(connection), [2, 3], knownMs);
  const batches = new RecentBatches(connection);
  expect(commit(batches, [1, 2, 3], knownMs + 1)).toEqual([true, false, false]);
});

test('rows go once they are old', () => {
  const connection = open();
  const batches = new RecentBatches(connection);
  commit(batches, [1], 0);
  commit(batches, [2], 10);
  commit(batches, [3], knownMs);
  expect(forgetOldBatches(connection, at(knownMs + 5), 100)).toBe(1);
  expect(forgetOldBatches(connection, at(knownMs + 5), 100)).toBe(0);
  expect(forgetOldBatches(connection, at(3 * knownMs), 1)).toBe(1);
  expect(connection.all('SELECT n FROM recent_batch')).toHaveLength(1);
});

test('a set of fingerprints is a set, whatever collides', () => {
  const word = fc.integer({ min: 0, max: 3 });
  const fingerprint = fc.tuple(fc.integer({ min: 1, max: 3 }), word, word, word);
  fc.assert(
    fc.property(fc.array(fingerprint, { maxLength: 200 }), fc.array(fingerprint), (added, asked) => {
      const set = new FingerprintSet();
      const plain = new Set<string>();
      const keyOf = (of: Fingerprint): string => of.join();
      for (const each of added) {
        set.add(each);
        plain.add(keyOf(each));
      }
      expect(set.size).toBe(plain.size);
      for (const each of [...added, ...asked]) expect(set.has(each)).toBe(plain.has(keyOf(each)));
    }),
  );
  const many = new FingerprintSet();
  const of = (i: number): Fingerprint => [i + 1, Math.imul(i, 0x9e3779b1) >>> 0, i, 7];
  for (let i = 0; i < 5000; i++) many.add(of(i));
  expect(many.size).toBe(5000);
  expect(Array.from({ length: 5000 }, (_, i) => many.has(of(i))).every(Boolean)).toBe(true);
  expect(many.has(of(5000))).toBe(false);
});
