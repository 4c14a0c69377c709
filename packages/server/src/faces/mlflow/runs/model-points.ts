import type { EpochMs } from '@assay/base';
import type { ModelPoint } from '@assay/core';
import type { MlflowMetric } from '@assay/wire/mlflow';
import { checkLength } from '../check-key.ts';

/** Those of the metrics that are said of a logged model, too; undefined: none, as nearly always. */
export function modelPoints(
  metrics: readonly MlflowMetric[],
  pathOf: (i: number, field: string) => string,
): readonly ModelPoint[] | undefined {
  let points: ModelPoint[] | undefined;
  for (const [i, metric] of metrics.entries()) {
    const { model_id: modelId = '', dataset_name: datasetName = '', dataset_digest: datasetDigest = '' } = metric;
    if (modelId === '') continue;
    checkLength(datasetName, pathOf(i, 'dataset_name'), 500);
    checkLength(datasetDigest, pathOf(i, 'dataset_digest'), 36);
    const { key: name = '', value, timestamp = 0, step = 0 } = metric;
    const point = { name, value: Number(value), step, timeMs: timestamp as EpochMs };
    (points ??= []).push({ ...point, modelId, datasetName, datasetDigest });
  }
  return points;
}
