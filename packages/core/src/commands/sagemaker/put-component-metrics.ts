import { pointBatch } from '@assay/series';
import type { NamedPoint, PointBatch } from '@assay/series';
import type { Limits } from '../../limits.ts';
import { AssayError } from '@assay/base';
import { checkKey } from '../../policy/check-text.ts';
import { ownerOfName } from '../../steps/face-names.ts';
import type { Command } from '../command.ts';
import { logMetrics } from '../log-metrics.ts';

export interface PutComponentMetricsInput {
  readonly componentName: string;
  readonly batch: PointBatch;
}

/** What became of a batch: points (by their index) that were refused for what they are, or all of them because there is no such run. */
export interface PutComponentMetricsAnswer {
  readonly isKnown: boolean;
  readonly refused: readonly number[];
}

/** Points of a run by its component's name. Those under names that no metric can have are left out, the others are stored. */
export const putComponentMetrics: Command<PutComponentMetricsInput, PutComponentMetricsAnswer> = async (
  tx,
  { componentName, batch },
  context,
) => {
  const runId = await ownerOfName(tx, 'sagemaker', 'run', '', componentName);
  if (runId === undefined) return { isKnown: false, refused: [] };
  if (batch.names.every((name) => isName(name, context.limits))) {
    await logMetrics(tx, { runId, batch }, context);
    return { isKnown: true, refused: [] };
  }
  const refused: number[] = [];
  const taken: NamedPoint[] = [];
  batch.values.forEach((value, i) => {
    const name = batch.names[batch.nameIndex[i] ?? 0] ?? '';
    const step = batch.steps[i] ?? Number.NaN;
    const point = { name, step: Number.isNaN(step) ? null : step, timeMs: batch.timesMs[i] ?? 0, value };
    if (isName(name, context.limits)) taken.push(point);
    else refused.push(i);
  });
  if (taken.length > 0) await logMetrics(tx, { runId, batch: pointBatch(taken) }, context);
  return { isKnown: true, refused };
};

function isName(name: string, limits: Limits): boolean {
  try {
    checkKey('name', name, limits, 'metricNameLength');
    return true;
  } catch (thrown) {
    if (thrown instanceof AssayError) return false;
    throw thrown;
  }
}
