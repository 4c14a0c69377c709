import { fromWireNumber, systemClock } from '@assay/base';
import type { BucketedSeries, PointsPage } from '@assay/core';
import { pointBatch } from '@assay/series';
import type { PointBatch } from '@assay/series';
import type { BucketedSeries as WireSeries, MetricPoint, PointsPage as WirePage } from '@assay/wire';
import { encodeFinite, encodeStep, encodeSummaries, encodeValues } from './encode-metrics.ts';
import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

/** Points without a time get that of the call. */
function decodePoints(points: readonly MetricPoint[]): PointBatch {
  const nowMs = systemClock.now();
  return pointBatch(
    points.map(({ name, value, step = null, timeMs = nowMs }) => ({
      name,
      step,
      timeMs,
      value: fromWireNumber(value),
    })),
  );
}

const encodePage = ({ name, steps, timesMs, values, nextCursor }: PointsPage): WirePage => ({
  name,
  steps: Array.from(steps, encodeStep),
  timesMs: Array.from(timesMs),
  values: encodeValues(values),
  nextCursor,
});

const encodeSeries = (series: BucketedSeries): WireSeries => ({
  runId: series.runId,
  name: series.name,
  pointCount: series.pointCount,
  index: Array.from(series.index),
  count: Array.from(series.count),
  min: Array.from(series.min, encodeFinite),
  max: Array.from(series.max, encodeFinite),
  mean: Array.from(series.mean, encodeFinite),
  first: encodeValues(series.first),
  last: encodeValues(series.last),
  lastX: Array.from(series.lastX),
});

export const metricHandlers = {
  logMetrics: runCommand('logMetrics', ({ points, ...batch }) => ({ ...batch, batch: decodePoints(points) }), same),
  listMetrics: runQuery('listMetrics', same, ({ metrics }) => ({ metrics: encodeSummaries(metrics) })),
  readPoints: runQuery('readPoints', same, encodePage),
  queryMetrics: runQuery('queryMetrics', same, (answer) => ({ ...answer, series: answer.series.map(encodeSeries) })),
} satisfies Partial<NativeHandlers>;
