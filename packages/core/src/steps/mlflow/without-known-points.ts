import type { RunId } from '@assay/base';
import { comparePlaces, pointBatch, readWindow } from '@assay/series';
import type { MetricSummary, NamedPoint, PointBatch, SeriesSource } from '@assay/series';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { ModelPoint } from './link-metrics-to-models.ts';

/** Points of one step that are looked through. */
const maxOfStep = 10_000;

/**
 * The batch without those points of metrics said of logged models that the run has already: clients log a run's points once more to say
 * of which model they are. Points behind all others of their series, which most are, are new without a look; only what
 * comes between older ones has the points of its step read.
 */
export async function withoutKnownPoints(
  tx: ReadTransaction,
  runId: RunId,
  batch: PointBatch,
  modelPoints: readonly ModelPoint[],
): Promise<PointBatch> {
  const names = new Set(modelPoints.map(({ name }) => name));
  const summaries = (await tx.metricSummaries([runId], [...names])).get(runId) ?? new Map<string, MetricSummary>();
  const points = Array.from(batch.values, (value, i): NamedPoint => {
    const name = batch.names[batch.nameIndex[i] ?? 0] ?? '';
    return { name, step: batch.steps[i] ?? 0, timeMs: batch.timesMs[i] ?? 0, value };
  });
  const mayBeKnown = ({ name, step, timeMs }: NamedPoint): boolean => {
    const last = names.has(name) ? summaries.get(name)?.last : undefined;
    return last !== undefined && comparePlaces(step ?? Number.NaN, timeMs, last.step, last.timeMs) <= 0;
  };
  const suspects = new Set(points.filter(mayBeKnown));
  if (suspects.size === 0) return batch;
  const known = await tx.openSeries(runId, [...new Set([...suspects].map(({ name }) => name))]);
  return pointBatch(points.filter((point) => !suspects.has(point) || !holds(known.get(point.name), point)));
}

function holds(series: SeriesSource | undefined, { step, timeMs, value }: NamedPoint): boolean {
  if (series === undefined || step === null) return false;
  const { points } = readWindow(series, { axis: { kind: 'step' }, from: step, to: step }, null, maxOfStep);
  return points.values.some(
    (each, i) => Object.is(each, value) && points.timesMs[i] === timeMs && points.steps[i] === step,
  );
}
