import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';

const open = (): Connection => new Connection(new DatabaseSync(':memory:'));
const next = { number: allMigrations.length + 1, name: 'next', sql: 'CREATE TABLE later (n INTEGER) STRICT' };
const never = (): void => {
  throw new Error('no copy was called for');
};

test('migrations are numbered in order, without gaps', () => {
  expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, i) => i + 1));
});

test('a new store needs no copy; an existing one is copied before it is changed, once', () => {
  using connection = open();
  migrate(connection, allMigrations, 1, never);
  migrate(connection, allMigrations, 2, never);
  const copies: number[] = [];
  migrate(connection, [...allMigrations, next], 3, (schema) => copies.push(schema));
  migrate(connection, [...allMigrations, next], 4, never);
  expect(copies).toEqual([allMigrations.length]);
  expect(connection.all('SELECT number, applied_ms FROM schema_migration')).toHaveLength(allMigrations.length + 1);
});

test('a schema that is newer, or made by another text, is refused', () => {
  using connection = open();
  migrate(connection, [...allMigrations, next], 1, never);
  expect(() => migrate(connection, allMigrations, 2, never)).toThrow(/written by a newer Assay/);
  const other = { ...next, sql: `${next.sql} ` };
  expect(() => migrate(connection, [...allMigrations, other], 2, never)).toThrow(/made by another build/);
});

test('a migration that fails leaves nothing of itself', () => {
  using connection = open();
  migrate(connection, allMigrations, 1, never);
  const broken = { ...next, sql: `${next.sql}; CREATE TABLE run (n INTEGER)` };
  expect(() => migrate(connection, [...allMigrations, broken], 2, () => undefined)).toThrow(/already exists/);
  expect(connection.get("SELECT 1 AS found FROM sqlite_schema WHERE name = 'later'")).toBeUndefined();
  migrate(connection, [...allMigrations, next], 3, () => undefined);
});
