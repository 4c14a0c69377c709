import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup } from 'node:sqlite';
import { AssayError, messageOf } from '@assay/base';
import { openReadConnection } from '../sqlite/open-connection.ts';
import type { BackupFile, BackupManifest } from './backup-manifest.ts';
import { manifestName } from './backup-manifest.ts';
import { blobPath } from './blob-path.ts';
import { blobsNamed } from './blobs-named.ts';
import { takeBackupLease } from './backup-lease.ts';
import { copyFile, hashFile } from './copy-file.ts';
import { syncFolder } from '../data-folder/sync-folder.ts';
import type { OnProgress } from './progress.ts';

export interface BackUpOptions {
  readonly onProgress?: OnProgress;
  /** An abort leaves nothing behind. */
  readonly signal?: AbortSignal;
}

/** Small files beside the database that belong to it. */
const settings = ['config.json', 'keys.json', 'server.key'];

/**
 * Copies a data folder into a new folder `target`, whether or not a server runs on it: the database as of one moment, and all
 * segments and blobs that it names. Everything is read back and checked before the target gets its name. It holds the
 * access keys, so it is as secret as the data folder. Throws Conflict when the target is there and not empty.
 */
export async function backUp(folder: string, target: string, options: BackUpOptions = {}): Promise<BackupManifest> {
  const database = join(folder, 'assay.db');
  if (!existsSync(database))
    throw new AssayError('NotFound', `${folder} is no data folder: it holds no assay.db. Name one with --data.`);
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new AssayError('Conflict', `${target} is there and not empty. Choose a new folder for the backup.`);
  await mkdir(dirname(target), { recursive: true });
  const partial = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
  await mkdir(partial, { mode: 0o700 });
  try {
    await using _ = await takeBackupLease(folder);
    const manifest = await copyAll(folder, partial, options);
    if (existsSync(target)) await rmdir(target);
    await rename(partial, target);
    await syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function copyAll(folder: string, partial: string, options: BackUpOptions): Promise<BackupManifest> {
  const { onProgress = () => undefined, signal } = options;
  await copyDatabase(join(folder, 'assay.db'), join(partial, 'assay.db'), onProgress);
  signal?.throwIfAborted();
  const { schema, files: named } = filesNamedBy(join(partial, 'assay.db'));
  for (const beside of ['-wal', '-shm']) await rm(join(partial, `assay.db${beside}`), { force: true });
  const wanted = [...named, ...settings.filter((name) => existsSync(join(folder, name)))];
  const sizes = await Promise.all(wanted.map((path) => sizeOf(folder, path)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const onBytes = (count: number): void => onProgress({ phase: 'copying files', done: (done += count), total });
  const files: BackupFile[] = [];
  for (const path of wanted) {
    const to = join(partial, path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    files.push({ path, ...(await copyFile(join(folder, path), to, onBytes, signal)) });
  }
  files.push({ path: 'assay.db', ...(await hashFile(join(partial, 'assay.db'), () => undefined, signal)) });
  for (const inside of await foldersBelow(partial)) await syncFolder(inside);
  const manifest: BackupManifest = { format: 1, createdMs: Date.now(), schema, files };
  await using file = await open(join(partial, manifestName), 'wx', 0o600);
  await file.writeFile(`${JSON.stringify(manifest, undefined, 1)}\n`);
  await file.sync();
  await syncFolder(partial);
  return manifest;
}

/** All pages in one step, within one snapshot: in several, each commit of a server in between would start it anew. */
async function copyDatabase(from: string, to: string, onProgress: OnProgress): Promise<void> {
  using source = openReadConnection(from);
  const total = (await stat(from)).size;
  const watch = setInterval(() => {
    stat(to).then(
      ({ size }) => onProgress({ phase: 'copying the database', done: Math.min(size, total), total }),
      () => undefined,
    );
  }, 200);
  try {
    await backup(source.database, to, { rate: 2 ** 31 - 1 });
  } finally {
    clearInterval(watch);
  }
  await using file = await open(to, 'r+');
  await file.sync();
  onProgress({ phase: 'copying the database', done: total, total });
}

function filesNamedBy(database: string): { schema: number; files: string[] } {
  using copy = openReadConnection(database);
  const found = copy.get('PRAGMA integrity_check(1)');
  if (found?.['integrity_check'] !== 'ok')
    throw new AssayError(
      'Internal',
      `The copy of the database is damaged (${String(found?.['integrity_check'])}): the backup was not made. Run: assay verify`,
    );
  const schema = Number(copy.get('SELECT max(number) AS n FROM schema_migration')?.['n']);
  const segments = copy.all('SELECT DISTINCT s.file FROM metric_segment s JOIN metric_part p ON p.segment = s.n');
  const blobs = copy.all(`SELECT DISTINCT lower(hex(sha256)) AS hex FROM (${blobsNamed})`);
  return {
    schema,
    files: [
      ...segments.map(({ file }) => `segments/${String(file)}`),
      ...blobs.map(({ hex }) => blobPath(String(hex))),
    ],
  };
}

async function sizeOf(folder: string, path: string): Promise<number> {
  try {
    return (await stat(join(folder, path))).size;
  } catch (error) {
    throw new AssayError(
      'Internal',
      `${path} is named by the database and cannot be read (${messageOf(error)}): the backup was not made. Run: assay verify`,
      {},
      { cause: error },
    );
  }
}

async function foldersBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}
