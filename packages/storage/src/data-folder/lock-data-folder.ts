import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AssayError, messageOf } from '@assay/base';
import { makeFolder } from './make-folder.ts';

/**
 * Takes the data folder for this process, making it when it is not there; Unavailable when another server has it. The lock is
 * an open write transaction on a small database of its own, so the system drops it with the process, however that
 * ends. (On network file systems that do not lock, it cannot hold.)
 */
export function lockDataFolder(folder: string): AsyncDisposable {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK | constants.R_OK);
  } catch (error) {
    throw new AssayError(
      'Unavailable',
      `The data folder ${folder} cannot be written (${messageOf(error)}). Choose another with --data, or change its permissions.`,
      {},
      { cause: error },
    );
  }
  const holder = openLock(join(folder, 'lock-holder'), folder);
  const lock = openLock(join(folder, 'lock'), folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    const processId = readHolder(holder);
    holder.close();
    lock.close();
    throw new AssayError(
      'Unavailable',
      `The data folder ${folder} is in use by another Assay server${processId === undefined ? '' : ` (process ${processId})`}. ` +
        'Stop that one, or choose another folder with --data.',
      {},
      { cause: error },
    );
  }
  holder.exec('CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), process INTEGER NOT NULL)');
  holder.prepare('INSERT OR REPLACE INTO holder (one, process) VALUES (1, ?)').run(process.pid);
  holder.close();
  let released = false;
  return {
    async [Symbol.asyncDispose](): Promise<void> {
      if (released) return;
      released = true;
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

function openLock(file: string, folder: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw new AssayError(
      'Unavailable',
      `The data folder ${folder} cannot be locked (${messageOf(error)}). Choose another with --data.`,
      {},
      { cause: error },
    );
  }
}

function readHolder(holder: DatabaseSync): number | undefined {
  try {
    const row = holder.prepare('SELECT process FROM holder').get();
    return row === undefined ? undefined : Number(row['process']);
  } catch {
    return undefined;
  }
}
