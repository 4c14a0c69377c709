import { toWireNumber } from '@assay/base';
import type { MlflowRunAnswer, MlflowRunInfo as RunInfo } from '@assay/core';
import type { MlflowMetric, MlflowRun, MlflowRunInfo } from '@assay/wire/mlflow';
import { printExperimentId } from '../experiments/experiment-ids.ts';
import { printRunStatus } from './run-status.ts';

export const encodeRun = (run: MlflowRunAnswer): MlflowRun => ({
  info: encodeRunInfo(run),
  data: {
    metrics: encodeMetrics(run),
    params: run.parameters.keys.map((key, i) => ({ key, value: run.parameters.values[i] ?? '' })),
    tags: run.tags.keys.map((key, i) => ({ key, value: run.tags.values[i] ?? '' })),
  },
  inputs: encodeInputs(run.inputs),
  outputs: encodeOutputs(run.inputs),
});

export const encodeInputs = (inputs: MlflowRunAnswer['inputs']): NonNullable<MlflowRun['inputs']> => ({
  dataset_inputs: (inputs?.datasets ?? []).map(({ tags, sourceType, schema, profile, name, digest, source }) => ({
    tags: tags.map(([key, value]) => ({ key, value })),
    dataset: {
      name,
      digest,
      source_type: sourceType,
      source,
      ...(schema !== null && { schema }),
      ...(profile !== null && { profile }),
    },
  })),
  model_inputs: (inputs?.models ?? []).map((id) => ({ model_id: id })),
});

export const encodeOutputs = (inputs: MlflowRunAnswer['inputs']): NonNullable<MlflowRun['outputs']> => ({
  model_outputs: (inputs?.outputs ?? []).map(({ modelId, step }) => ({ model_id: modelId, step })),
});

export function encodeRunInfo(run: RunInfo): MlflowRunInfo {
  const { id, experimentId, artifactLocation, endMs } = run;
  const experiment = printExperimentId(experimentId);
  const location = artifactLocation?.replace(/\/+$/, '') ?? artifactRoot(experiment);
  return {
    run_id: id,
    run_uuid: id,
    run_name: run.name,
    experiment_id: experiment,
    user_id: run.user,
    status: printRunStatus(run.status),
    start_time: run.startMs,
    ...(endMs !== null && { end_time: endMs }),
    artifact_uri: `${location}/${id}/artifacts`,
    lifecycle_stage: run.isDeleted ? 'deleted' : 'active',
  };
}

/** Where the artifacts of an experiment lie that was given no place of its own. */
export const artifactRoot = (experiment: string): string => `mlflow-artifacts:/${experiment}`;

function encodeMetrics({ metrics }: MlflowRunAnswer): MlflowMetric[] {
  const { names, values, steps, timesMs } = metrics;
  return names.map((key, i) => {
    const step = steps[i] ?? 0;
    return {
      key,
      value: toWireNumber(values[i] ?? 0),
      timestamp: timesMs[i] ?? 0,
      step: Number.isNaN(step) ? 0 : step,
    };
  });
}
