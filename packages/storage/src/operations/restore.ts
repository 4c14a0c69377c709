import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AssayError } from '@assay/base';
import { readManifest } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { copyFile } from './copy-file.ts';
import { syncFolder } from '../data-folder/sync-folder.ts';
import type { OnProgress } from './progress.ts';

/**
 * Makes a data folder out of a backup, checking every file against the backup's list. The folder appears whole or not at all.
 * Throws Conflict when it is there and not empty, ChecksumMismatch when a file is not what was backed up.
 */
export async function restore(
  backup: string,
  folder: string,
  options: { readonly onProgress?: OnProgress; readonly signal?: AbortSignal } = {},
): Promise<BackupManifest> {
  const { onProgress = () => undefined, signal } = options;
  const manifest = await readManifest(backup);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new AssayError(
      'Conflict',
      `${folder} is there and not empty; a restore never writes over data. Name a new folder with --data, or move this one away.`,
    );
  const partial = join(dirname(folder), `.${basename(folder)}.partial-${process.pid}`);
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(partial, { mode: 0o700 });
  try {
    const total = manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    let done = 0;
    const folders = new Set([partial]);
    for (const { path, sizeBytes, sha256 } of manifest.files) {
      const to = join(partial, path);
      for (let inside = dirname(to); inside !== partial; inside = dirname(inside)) folders.add(inside);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      const copied = await copyFile(
        join(backup, path),
        to,
        (count) => onProgress({ phase: 'copying files', done: (done += count), total }),
        signal,
      );
      if (copied.sha256 !== sha256 || copied.sizeBytes !== sizeBytes)
        throw new AssayError(
          'ChecksumMismatch',
          `${join(backup, path)} is not what was backed up (${copied.sizeBytes} bytes, SHA-256 ${copied.sha256}; listed are ` +
            `${sizeBytes}, ${sha256}): nothing was restored. Take another backup.`,
        );
    }
    for (const inside of folders) await syncFolder(inside);
    if (existsSync(folder)) await rmdir(folder);
    await rename(partial, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}
