import { globSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a data folder takes on disk, by kind of file; blocks that the file system gave, not lengths. */
export interface StoredBytes {
  readonly database: number;
  readonly segments: number;
  readonly total: number;
}

/** Bytes of a block as stat counts them, on every file system. */
const blockBytes = 512;

export function storedBytes(folder: string): StoredBytes {
  let database = 0;
  let segments = 0;
  let total = 0;
  for (const file of globSync('**/*', { cwd: folder })) {
    const stat = statSync(path.join(folder, file));
    if (!stat.isFile()) continue;
    const bytes = stat.blocks * blockBytes;
    // Kept so that deleting works on a full disk: it holds nothing.
    if (/ballast|reserve/.test(file)) continue;
    total += bytes;
    if (/\.db(-wal|-shm)?$/.test(file)) database += bytes;
    else if (file.endsWith('.seg')) segments += bytes;
  }
  return { database, segments, total };
}
