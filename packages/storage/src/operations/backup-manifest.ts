import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, messageOf } from '@assay/base';

/** What a backup holds: every file with its size and SHA-256. Written last, so a folder without one is no backup. */
export interface BackupManifest {
  readonly format: 1;
  readonly createdMs: number;
  /** Number of the database's newest migration. */
  readonly schema: number;
  readonly files: readonly BackupFile[];
}

export interface BackupFile {
  /** Below the backup's folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export const manifestName = 'backup.json';

/** Paths that a backup may name: a restore writes nothing else, whatever a manifest says. */
export const isDataPath = (path: string): boolean =>
  /^(assay\.db|config\.json|keys\.json|server\.key|segments\/[0-9a-f]{32}\.seg|blobs\/([0-9a-f]{2})\/([0-9a-f]{2})\/\2\3[0-9a-f]{60})$/.test(
    path,
  );

/** Throws NotFound where there is no backup, InvalidInput where it cannot be one. */
export async function readManifest(backup: string): Promise<BackupManifest> {
  const file = join(backup, manifestName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new AssayError('NotFound', `${backup} holds no backup: ${messageOf(error)}.`, {}, { cause: error });
  }
  const refuse = (why: string): AssayError =>
    new AssayError('InvalidInput', `${file} is not the list of a backup: ${why}.`);
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw refuse(messageOf(error));
  }
  if (manifest?.format !== 1) throw refuse('it is of another format, perhaps of a newer Assay');
  if (!Array.isArray(manifest.files) || !manifest.files.some(({ path }) => path === 'assay.db'))
    throw refuse('it names no database');
  const seen = new Set<unknown>();
  for (const entry of manifest.files) {
    if (typeof entry?.path !== 'string' || !isDataPath(entry.path) || seen.has(entry.path))
      throw refuse(`it names ${JSON.stringify(entry?.path)}, which has no place in a data folder`);
    if (!Number.isSafeInteger(entry.sizeBytes) || typeof entry.sha256 !== 'string')
      throw refuse(`${entry.path} has no size or checksum`);
    seen.add(entry.path);
  }
  return manifest;
}
