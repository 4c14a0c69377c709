import type { ProjectId } from '@assay/base';
import { decodeBatch } from '@assay/series';
import type { Connection } from '../connection.ts';
import { SummaryFlush } from './flush-summaries.ts';
import { foldBatch } from './fold-batch.ts';
import type { HotSummaries } from './hot-summaries.ts';
import type { TouchedRuns } from '../touched-runs.ts';

/** More dirty summaries than these are stored before recovery goes on, so that its memory is bounded. */
const maxDirty = 50_000;

export interface Recovery {
  readonly rows: number;
  /** Rows whose bytes are damaged: their points are in no summary. */
  readonly damagedRows: number;
}

/**
 * Brings the summaries up to the metric log, after a stop that left some of them unstored: folds in the rows behind
 * `meta.summary_seq` that a summary does not cover, in order, and stores what came of it. O(rows since the last flush).
 */
export function recoverSummaries(connection: Connection, summaries: HotSummaries, touched: TouchedRuns): Recovery {
  let rows = 0;
  let damagedRows = 0;
  const flush = (): void => {
    const all = new SummaryFlush(connection, summaries, touched, seq);
    while (!all.portion());
    summaries.trim();
  };
  const covered = connection.get("SELECT value FROM meta WHERE key = 'summary_seq'");
  let seq = Number(covered?.['value'] ?? 0);
  for (;;) {
    const row = connection.get(
      'SELECT l.seq, l.project_id, l.run, l.bytes, EXISTS (SELECT 1 FROM run r WHERE r.n = l.run) AS wanted ' +
        'FROM metric_log l WHERE l.seq > ? ORDER BY l.seq LIMIT 1',
      seq,
    );
    if (row === undefined) break;
    seq = Number(row['seq']);
    const { bytes } = row;
    if (row['wanted'] !== 1 || !(bytes instanceof Uint8Array)) continue;
    rows++;
    const batch = readable(bytes);
    if (batch === undefined) damagedRows++;
    else {
      summaries.beginCommand();
      foldBatch(summaries, Number(row['project_id']) as ProjectId, Number(row['run']), seq, batch, true);
      summaries.keepAll();
    }
    if (summaries.dirtyCount > maxDirty) flush();
  }
  if (rows > 0) flush();
  return { rows, damagedRows };
}

function readable(bytes: Uint8Array): ReturnType<typeof decodeBatch> | undefined {
  try {
    return decodeBatch(bytes);
  } catch {
    return undefined;
  }
}
