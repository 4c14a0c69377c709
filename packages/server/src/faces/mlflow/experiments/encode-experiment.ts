import type { MlflowExperimentAnswer } from '@assay/core';
import type { MlflowExperiment } from '@assay/wire/mlflow';
import { artifactRoot } from '../runs/encode-run.ts';
import { printExperimentId, unassigned } from './experiment-ids.ts';

export function encodeExperiment(experiment: MlflowExperimentAnswer): MlflowExperiment {
  const { name, artifactLocation, isDeleted, createdMs, updatedMs, tags } = experiment;
  const id = printExperimentId(experiment.id);
  return {
    experiment_id: id,
    name,
    artifact_location: artifactLocation ?? artifactRoot(id),
    lifecycle_stage: isDeleted ? 'deleted' : 'active',
    last_update_time: updatedMs,
    creation_time: createdMs,
    tags: tags.keys.map((key, i) => ({ key, value: tags.values[i] ?? '' })),
  };
}

/** What shows runs without an experiment. */
export const unassignedExperiment: MlflowExperiment = {
  experiment_id: unassigned,
  name: unassigned,
  artifact_location: artifactRoot(unassigned),
  lifecycle_stage: 'active',
  last_update_time: 0,
  creation_time: 0,
  tags: [],
};
