import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { limitPolicies } from '@assay/core';
import { lockDataFolder, openSqliteStore } from '@assay/storage';

/** How long to wait for a store that has no command for compaction and does it by itself. */
const patienceMs = 180_000;

/** Seals and merges all points of a data folder that no server has open. Answers how that was done, in a few words. */
export async function compactFolder(folder: string): Promise<string> {
  const startedAt = performance.now();
  await using open = new AsyncDisposableStack();
  open.use(lockDataFolder(folder));
  const store = open.use(await openSqliteStore({ folder, limits: limitPolicies.default }));
  const compact: unknown = Reflect.get(store, 'compact');
  if (typeof compact === 'function') await compact.call(store);
  const by = typeof compact === 'function' ? 'compacted' : 'left alone';
  while (unsealedPoints(folder) > 0 && performance.now() - startedAt < patienceMs) await delay(500);
  const left = unsealedPoints(folder);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  return `${by} for ${seconds} s${left === 0 ? '' : `, ${left.toLocaleString('en')} points still in the log`}`;
}

/** Points of the log that no sealed part holds yet. */
export function unsealedPoints(folder: string): number {
  const database = new DatabaseSync(path.join(folder, 'assay.db'), { readOnly: true });
  try {
    const row = database
      .prepare(
        `SELECT coalesce(sum(point_count), 0) AS points FROM metric_log AS log
         WHERE seq > coalesce((SELECT max(last_seq) FROM metric_part WHERE metric_part.run = log.run), 0)`,
      )
      .get();
    return Number(row?.['points']);
  } finally {
    database.close();
  }
}
