import type { ProjectId } from '@assay/base';
import { encodeBatch } from '@assay/series';
import type { PointBatch } from '@assay/series';
import type { Connection } from '../connection.ts';
import { foldBatch } from './fold-batch.ts';
import type { HotSummaries } from './hot-summaries.ts';

export interface AppendedPoints {
  readonly seriesCount: number;
  readonly newSeriesCount: number;
  /** Bytes that the metric log has grown by. */
  readonly logBytes: number;
}

/** Appends the batch as one row (`encoded`: its bytes, when they are known) and folds it into the summaries of its series. */
export function appendPoints(
  connection: Connection,
  summaries: HotSummaries,
  projectId: ProjectId,
  run: number,
  batch: PointBatch,
  encoded: Uint8Array | undefined,
): AppendedPoints {
  const before = summaries.open(projectId, run).seriesCount;
  if (batch.values.length === 0) return { seriesCount: before, newSeriesCount: 0, logBytes: 0 };
  const bytes = encoded ?? encodeBatch(batch);
  const seq = connection.insert(
    'INSERT INTO metric_log (project_id, run, point_count, bytes) VALUES (?, ?, ?, ?)',
    projectId,
    run,
    batch.values.length,
    bytes,
  );
  const seriesCount = foldBatch(summaries, projectId, run, seq, batch);
  return { seriesCount, newSeriesCount: seriesCount - before, logBytes: bytes.length };
}
