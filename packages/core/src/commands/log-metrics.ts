import type { PointBatch } from '@assay/series';
import type { Command } from './command.ts';
import { batchSource } from '../policy/batch-source.ts';
import type { Limits } from '../limits.ts';
import type { RunRow } from '../entities/run.ts';
import { checkKey } from '../policy/check-text.ts';
import { checkLimit } from '../policy/limit.ts';
import type { Transaction } from '../ports/transaction.ts';
import { loadActiveRun } from '../steps/load.ts';
import { recordRunChange } from '../steps/record.ts';

export interface LogMetricsInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  /** Points without a time take the time of the call: the face fills it in. */
  readonly batch: PointBatch;
}

const namesInChange = 50;

/** Takes points of a run that has ended, too: the last ones often arrive late. A replay is answered and not stored again. */
export const logMetrics: Command<LogMetricsInput, { accepted: number; replayed: boolean }> = async (
  tx,
  input,
  context,
) => {
  const { batch } = input;
  const { limits, now } = context;
  const run = await loadActiveRun(tx, input.runId);
  batch.names.forEach((name, i) => checkKey(`names[${i}]`, name, limits, 'metricNameLength'));
  const accepted = batch.values.length;
  const pointCount = run.pointCount + accepted;
  const newNames = await countOfNames(tx, run, batch.names, pointCount, limits);
  const { replayed } = await tx.appendPoints(run.id, batch, batchSource(input));
  if (replayed) return { accepted, replayed };
  checkLimit(limits, 'pointsPerRun', pointCount, `Run "${run.name}" would have ${pointCount} metric points`);
  checkLimit(limits, 'metricNamesPerRun', newNames, `Run "${run.name}" would have ${newNames} metrics`);
  await tx.update('run', { id: run.id }, { pointCount, updatedMs: now });
  await recordRunChange(tx, 'run.metrics', run, { names: batch.names.slice(0, namesInChange), count: accepted });
  return { accepted, replayed };
};

/** How many metrics the run would have; counted only where there are enough points to pass the limit. */
async function countOfNames(
  tx: Transaction,
  run: RunRow,
  names: readonly string[],
  pointCount: number,
  { metricNamesPerRun }: Limits,
): Promise<number> {
  if (metricNamesPerRun === null || pointCount <= metricNamesPerRun) return 0;
  const known = (await tx.metricSummaries([run.id], names)).get(run.id);
  if (known?.size === names.length) return 0;
  const all = (await tx.metricSummaries([run.id])).get(run.id);
  return (all?.size ?? 0) + names.length - (known?.size ?? 0);
}
