import { createHash, randomBytes } from 'node:crypto';
import { AssayError } from '@assay/base';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings the schema to the newest of `migrations`, each in a transaction of its own. Before an existing store is changed,
 * `backUp` is called with the number that it stands at. Refuses a schema that is newer, or that was made by other texts.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  nowMs: number,
  backUp: (schemaNumber: number) => void,
): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, ' +
      'checksum TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT',
  );
  const applied = connection.all('SELECT number, name, checksum FROM schema_migration ORDER BY number');
  const newest = Number(applied.at(-1)?.['number'] ?? 0);
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known)
    throw new AssayError(
      'Unavailable',
      `This data was written by a newer Assay (schema ${newest}; this program knows ${known}). Start that version, or a later one.`,
    );
  for (const row of applied) {
    const migration = migrations.find((each) => each.number === row['number']);
    if (migration === undefined || checksumOf(migration) !== row['checksum'])
      throw new AssayError(
        'Unavailable',
        `This data was made by another build of Assay (migration ${row['number']} "${row['name']}" differs). ` +
          'Start the program that made it, or use another data folder.',
      );
  }
  const pending = migrations.filter((migration) => migration.number > newest);
  if (pending.length > 0 && newest > 0) backUp(newest);
  for (const migration of pending) {
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(migration.sql);
      connection.run(
        'INSERT INTO schema_migration (number, name, checksum, applied_ms) VALUES (?, ?, ?, ?)',
        migration.number,
        migration.name,
        checksumOf(migration),
        nowMs,
      );
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
  connection.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('cursor_secret', ?)", randomBytes(32));
}

const checksumOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');
