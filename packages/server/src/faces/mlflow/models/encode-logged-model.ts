import { toWireNumber } from '@assay/base';
import type { LoggedModelAnswer, LoggedModelStatus } from '@assay/core';
import type { MlflowLoggedModel, MlflowMetric } from '@assay/wire/mlflow';
import { printExperimentId } from '../experiments/experiment-ids.ts';
import { artifactRoot } from '../runs/encode-run.ts';

const statuses = {
  pending: 'LOGGED_MODEL_PENDING',
  ready: 'LOGGED_MODEL_READY',
  failed: 'LOGGED_MODEL_UPLOAD_FAILED',
} as const satisfies Record<LoggedModelStatus, string>;

/** By which clients find the versions that were made from a model. */
const versionsTag = 'mlflow.modelVersions';

export function encodeLoggedModel(model: LoggedModelAnswer): MlflowLoggedModel {
  const tags = new Map(model.tags);
  const registrations = model.registrations.map(({ name, version }) => ({ name, version: String(version) }));
  if (registrations.length > 0 && !tags.has(versionsTag)) tags.set(versionsTag, JSON.stringify(registrations));
  return {
    info: {
      model_id: model.id,
      experiment_id: printExperimentId(model.experimentId),
      name: model.name,
      creation_timestamp_ms: model.createdMs,
      last_updated_timestamp_ms: model.updatedMs,
      artifact_uri: artifactUriOf(model),
      status: statuses[model.status],
      model_type: model.modelType,
      ...(model.sourceRunId !== null && { source_run_id: model.sourceRunId }),
      ...(model.statusMessage !== '' && { status_message: model.statusMessage }),
      tags: [...tags].map(([key, value]) => ({ key, value })),
      registrations,
    },
    data: {
      params: model.parameters.map(([key, value]) => ({ key, value })),
      metrics: model.metrics.map((metric) => encodeMetric(model.id, metric)),
    },
  };
}

export function artifactUriOf({ id, experimentId, artifactLocation }: LoggedModelAnswer): string {
  const location = artifactLocation?.replace(/\/+$/, '') ?? artifactRoot(printExperimentId(experimentId));
  return `${location}/models/${id}/artifacts`;
}

const encodeMetric = (modelId: string, metric: LoggedModelAnswer['metrics'][number]): MlflowMetric => ({
  key: metric.name,
  value: toWireNumber(metric.value),
  timestamp: metric.timeMs,
  step: metric.step,
  model_id: modelId,
  run_id: metric.runId,
  ...(metric.datasetName !== '' && { dataset_name: metric.datasetName }),
  ...(metric.datasetDigest !== '' && { dataset_digest: metric.datasetDigest }),
});
