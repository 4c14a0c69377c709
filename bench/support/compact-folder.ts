import { limitPolicies } from '@assay/core';
import { lockDataFolder, openSqliteStore } from '@assay/storage';

/** What became of the points of a data folder. */
export interface CompactedFolder {
  readonly points: number;
  readonly seconds: number;
}

/** Does what `assay compact` does: seals and merges all points of a folder that no server has open, and removes what was replaced. */
export async function compactFolder(folder: string): Promise<CompactedFolder> {
  const startedAt = performance.now();
  await using open = new AsyncDisposableStack();
  open.use(lockDataFolder(folder));
  const store = open.use(await openSqliteStore({ folder, limits: limitPolicies.default, readers: 1 }));
  const { pointsSealed, pointsUnsealed } = await store.compact({ keepNothing: true });
  if (pointsUnsealed > 0) throw new Error(`${pointsUnsealed} points were left in the log`);
  return { points: pointsSealed, seconds: (performance.now() - startedAt) / 1000 };
}
