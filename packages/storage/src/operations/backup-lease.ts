import { rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const renewMs = 5_000;
/** A lease not renewed for this long is that of a backup that has died. */
const validMs = 60_000;

const fileOf = (folder: string): string => join(folder, 'backup-lease');

/**
 * While held, nothing removes segment files or blobs from the data folder: a backup is about to copy them. A file, since the backup
 * runs in a process of its own.
 */
export async function takeBackupLease(folder: string): Promise<AsyncDisposable> {
  const file = fileOf(folder);
  await writeFile(file, `${process.pid}\n`);
  const timer = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, renewMs);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await rm(file, { force: true });
    },
  };
}

/** Whether a backup is being made of the data folder. */
export async function isBackupLeased(folder: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(fileOf(folder))).mtimeMs < validMs;
  } catch {
    return false;
  }
}
