import type { PointBatch } from '@assay/series';
import type { MlflowMetric } from '@assay/wire/mlflow';
import { checkKey } from '../check-key.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';

const latestMs = 8_640_000_000_000_000;

/** Columns of the metrics of a request. `pathOf`: where the request has the i-th. */
export function metricBatch(
  metrics: readonly MlflowMetric[],
  pathOf: (i: number, field: string) => string,
): PointBatch {
  const { length } = metrics;
  const index = new Map<string, number>();
  const nameIndex = new Uint32Array(length);
  const steps = new Float64Array(length);
  const timesMs = new Float64Array(length);
  const values = new Float64Array(length);
  for (const [i, { key = '', value, timestamp, step = 0 }] of metrics.entries()) {
    let name = index.get(key);
    if (name === undefined) index.set(checkKey(key, pathOf(i, 'key')), (name = index.size));
    if (value === undefined) throw missingParameter(pathOf(i, 'value'));
    if (timestamp === undefined) throw missingParameter(pathOf(i, 'timestamp'));
    if (timestamp < 0 || timestamp > latestMs)
      throw invalidParameter(
        pathOf(i, 'timestamp'),
        timestamp,
        `metric '${key}' (value=${value}). Timestamp must be a nonnegative number of milliseconds, ${latestMs} at most`,
      );
    nameIndex[i] = name;
    steps[i] = step;
    timesMs[i] = timestamp;
    values[i] = Number(value);
  }
  return { names: [...index.keys()], nameIndex, steps, timesMs, values };
}
