import { mlflowDefaultExperimentId, mlflowExperimentId } from '@assay/core';
import { MlflowError } from '../mlflow-error.ts';

/** The reserved, read-only experiment that shows runs without an experiment. */
export const unassigned = 'unassigned';

/** The core's id of an experiment that is named as MLflow does. */
export function readExperimentId(id: string): string {
  if (id === '0') return mlflowDefaultExperimentId;
  if (/^[0-9a-f]{32}$/.test(id)) return id;
  throw noExperiment(id);
}

export const printExperimentId = (id: string | null): string => (id === null ? unassigned : mlflowExperimentId(id));

export const noExperiment = (id: string): MlflowError =>
  new MlflowError('RESOURCE_DOES_NOT_EXIST', `No Experiment with id=${id.slice(0, 100)} exists`);
