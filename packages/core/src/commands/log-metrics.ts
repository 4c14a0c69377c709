import type { PointBatch } from '@assay/series';
import type { Command } from './command.ts';
import { batchSource } from '../policy/batch-source.ts';
import { checkKeys } from '../policy/check-text.ts';
import { checkLimit } from '../policy/limit.ts';
import { loadActiveRun } from '../steps/load.ts';
import { recordRunChange } from '../steps/record.ts';

export interface LogMetricsInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  /** Where there is no clientId: what tells a repetition. */
  readonly fingerprint?: string;
  /** Points without a time take the time of the call: the face fills it in. */
  readonly batch: PointBatch;
  /** The batch as `encodeBatch` writes it, from a face that has checked these very bytes: stored as they are. */
  readonly encoded?: Uint8Array;
}

const namesInChange = 50;

/** Takes points of a run that has ended, too: the last ones often arrive late. A replay is answered and not stored again. */
export const logMetrics: Command<LogMetricsInput, { accepted: number; replayed: boolean }> = async (
  tx,
  input,
  context,
) => {
  const { batch, encoded, fingerprint } = input;
  const { limits, now } = context;
  const run = await loadActiveRun(tx, input.runId);
  const accepted = batch.values.length;
  checkKeys('names', batch.names, limits, 'metricNameLength');
  const source = batchSource(input) ?? (fingerprint === undefined ? undefined : { fingerprint });
  const { replayed, seriesCount, newSeriesCount } = await tx.appendPoints(run.id, batch, source, encoded);
  if (replayed) return { accepted, replayed };
  const pointCount = run.pointCount + accepted;
  checkLimit(limits, 'pointsPerRun', pointCount, `Run "${run.name}" would have ${pointCount} metric points`);
  if (newSeriesCount > 0)
    checkLimit(limits, 'metricNamesPerRun', seriesCount, `Run "${run.name}" would have ${seriesCount} metrics`);
  await tx.update('run', { id: run.id }, { pointCount, updatedMs: now });
  await recordRunChange(tx, 'run.metrics', run, { names: batch.names.slice(0, namesInChange), count: accepted });
  return { accepted, replayed };
};
