import type { Dirent } from 'node:fs';
import { createHash } from 'node:crypto';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly file: string;
}

/** Entries of a folder in the order of their names; none where it is not there. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw thrown;
  }
}

/** All files below a folder, in the order of their names. A symbolic link is never followed, but told of. */
export async function* walkFiles(
  folder: string,
  onLink: (name: string) => void,
  prefix = '',
): AsyncGenerator<FoundFile> {
  if (prefix === '' && (await lstat(folder).catch(() => undefined))?.isSymbolicLink() === true) {
    onLink('');
    return;
  }
  for (const entry of await entriesOf(path.join(folder, prefix))) {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isFile()) yield { name, file: path.join(folder, name) };
    else if (entry.isDirectory()) yield* walkFiles(folder, onLink, name);
    else if (entry.isSymbolicLink()) onLink(name);
  }
}

/** A text that changes with the names, sizes and times of all files below the folders, and with the facts. */
export async function fingerprint(facts: unknown, folders: readonly (string | undefined)[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const folder of folders) {
    if (folder === undefined) continue;
    for await (const { name, file } of walkFiles(folder, () => undefined)) {
      const { size, mtimeMs } = await stat(file);
      hash.update(JSON.stringify([name, size, mtimeMs]));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** The same for single files. */
export async function fingerprintOfFiles(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = await stat(file);
    hash.update(JSON.stringify([file, size, mtimeMs]));
  }
  return hash.digest('hex').slice(0, 32);
}
