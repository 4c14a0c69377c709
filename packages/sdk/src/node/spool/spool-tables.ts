import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withReserve } from './disk-reserve.ts';
import { replaceFile, replaceFileNow } from './write-file-safely.ts';

/** What the numbers in a spool's records stand for. */
export interface SpoolTables {
  readonly names: (string | undefined)[];
  readonly runs: (string | undefined)[];
}

const file = 'tables.json';

/** Kept before segments are removed: the records of later ones use numbers that were given out in them. */
export async function writeTables(folder: string, tables: SpoolTables): Promise<void> {
  const text = JSON.stringify(tables);
  try {
    await replaceFile(path.join(folder, file), text);
  } catch {
    withReserve(folder, () => replaceFileNow(path.join(folder, file), text, { synced: true }));
  }
}

export function readTables(folder: string): SpoolTables {
  try {
    const { names, runs } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SpoolTables;
    // JSON has null where an array has a hole.
    return { names: names.map((name) => name ?? undefined), runs: runs.map((run) => run ?? undefined) };
  } catch {
    return { names: [], runs: [] };
  }
}
