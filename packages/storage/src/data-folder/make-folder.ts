import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolderNow } from './sync-folder.ts';

/** Makes the folder and those above it, durably. (Node's own recursive mkdir never returns below /proc.) */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
  try {
    syncFolderNow(above);
  } catch {
    // Above the data folder may be one that cannot be opened, or whose file system has no use for it.
  }
}
