import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Connection } from './connection.ts';

const kib = 1024;
const mib = 1024 * kib;

/** PRAGMA synchronous=FULL: each commit reaches the disk before it returns. */
const synchronousFull = 2;
const synchronousNormal = 1;

/** The one connection that writes. Makes the file when there is none. */
export function openWriteConnection(file: string): Connection {
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    const mode = pragma(database, 'journal_mode = WAL');
    if (mode !== 'wal') throw new Error(`${file}: SQLite answers journal_mode "${mode}", wal is needed`);
    configure(database);
    if (process.env['ASSAY_UNSAFE_SYNCHRONOUS'] === 'normal') giveUpDurability(database, file);
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    database.exec(`PRAGMA journal_size_limit = ${64 * mib}`);
    database.exec(`PRAGMA cache_size = -${16 * kib}`);
    // Not MEMORY: the journal of a command's savepoint would then stay a list in memory that SQLite walks after every statement,
    // and a command that changes many rows would take the square of their number.
    database.exec('PRAGMA temp_store = FILE');
    return new Connection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A connection that cannot write; the file must be there. */
export function openReadConnection(file: string): Connection {
  const database = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  try {
    configure(database);
    database.exec('PRAGMA query_only = 1');
    database.exec('PRAGMA temp_store = MEMORY');
    database.exec(`PRAGMA cache_size = -${16 * kib}`);
    return new Connection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: DatabaseSync): void {
  database.exec('PRAGMA synchronous = FULL');
  const synchronous = pragma(database, 'synchronous');
  if (synchronous !== synchronousFull)
    throw new Error(`SQLite answers synchronous ${synchronous}, ${synchronousFull} (FULL) is needed`);
}

/** For the control of the power-cut tests alone: they must be able to see a loss. */
function giveUpDurability(database: DatabaseSync, file: string): void {
  database.exec('PRAGMA synchronous = NORMAL');
  if (pragma(database, 'synchronous') !== synchronousNormal)
    throw new Error(`${file}: SQLite refuses synchronous NORMAL`);
  const words =
    `UNSAFE: ASSAY_UNSAFE_SYNCHRONOUS=normal is set. A power cut will lose data that was acknowledged. ` +
    `This is for tests only; unset it.\n`;
  writeSync(2, words);
}

const pragma = (database: DatabaseSync, text: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${text}`).get() ?? {})[0];
