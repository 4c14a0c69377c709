import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/base';
import { limitPolicies } from '@assay/core';
import { lockDataFolder, openSqliteStore } from '@assay/storage';
import type { OnProgress } from '@assay/storage';

export interface Compacted {
  readonly sealedPoints: number;
  /** Of database and segments. */
  readonly sizeBytesBefore: number;
  readonly sizeBytesAfter: number;
}

/** Seals all that is in the metric log of a folder that no server runs on. */
export async function compactDataFolder(folder: string, onProgress: OnProgress): Promise<Compacted> {
  const sizeBytesBefore = await sizeOf(folder);
  let sealedPoints: number;
  {
    await using _ = lockDataFolder(folder);
    await using store = await openSqliteStore({ folder, limits: limitPolicies.default, readers: 1 });
    sealedPoints = (await store.compact({ keepNothing: true, onProgress })).pointsSealed;
  }
  return { sealedPoints, sizeBytesBefore, sizeBytesAfter: await sizeOf(folder) };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const measured = entries.filter(
    ({ name, parentPath }) => name.startsWith('assay.db') || parentPath.endsWith('segments'),
  );
  if (!measured.some(({ name }) => name === 'assay.db'))
    throw new AssayError('NotFound', `${folder} is no data folder: it holds no assay.db. Name one with --data.`);
  return measured
    .map(({ name, parentPath }) => statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
