import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const usualFolders = ['/usr/bin', '/usr/local/bin', '/bin', '/usr/sbin', '/sbin'];

/** The path of a program: the first of these names on the PATH or in the usual places. */
export function findCommand(...names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean), ...usualFolders];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
