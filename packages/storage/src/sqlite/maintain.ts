import type { EpochMs } from '@assay/base';
import type { Connection } from './connection.ts';
import { idempotencyMs } from './idempotency.ts';
import { forgetOldBatches } from './recent-batches.ts';

const changeLogMs = 24 * 3_600_000;
/** More changes than these are not kept, however young: a reader that is further behind starts afresh. */
const maxChanges = 2_000_000;
/** A reader that is further behind reads everything anew. */
const journalRows = 50_000;
/** Rows removed of each table in one go, so that commands need not wait long. */
const rowsAtOnce = 5000;

/** Removes what has been kept long enough. Answers whether there may be more to remove. */
export function maintain(connection: Connection, now: EpochMs): boolean {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const removed = [
      pruneChanges(connection, now),
      connection.run(
        'DELETE FROM idempotency WHERE rowid IN (SELECT rowid FROM idempotency WHERE created_ms < ? ORDER BY created_ms LIMIT ?)',
        now - idempotencyMs,
        rowsAtOnce,
      ),
      forgetOldBatches(connection, now, rowsAtOnce),
    ];
    connection.run('DELETE FROM run_journal WHERE seq <= (SELECT max(seq) FROM run_journal) - ?', journalRows);
    connection.exec('COMMIT');
    connection.exec('PRAGMA incremental_vacuum(200)');
    return removed.some((count) => count >= rowsAtOnce);
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function pruneChanges(connection: Connection, now: EpochMs): number {
  const bounds = connection.get('SELECT min(cursor) AS oldest, max(cursor) AS newest FROM change_log');
  if (bounds === undefined || bounds['oldest'] === null) return 0;
  const oldest = Number(bounds['oldest']);
  const overflow = Number(bounds['newest']) - maxChanges;
  const aged = connection.all('SELECT cursor, time_ms FROM change_log ORDER BY cursor LIMIT ?', rowsAtOnce);
  const firstKept = aged.find((row) => Number(row['time_ms']) >= now - changeLogMs && Number(row['cursor']) > overflow);
  const upTo = firstKept === undefined ? Number(aged.at(-1)?.['cursor']) : Number(firstKept['cursor']) - 1;
  if (upTo < oldest) return 0;
  connection.run(
    "INSERT INTO meta (key, value) VALUES ('change_log_pruned', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
    upTo,
  );
  return connection.run('DELETE FROM change_log WHERE cursor <= ?', upTo);
}
