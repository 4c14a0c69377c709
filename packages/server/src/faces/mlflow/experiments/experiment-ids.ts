import { isId } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import { mlflowDefaultExperimentId, mlflowExperimentId } from '@assay/core';
import { MlflowError } from '../mlflow-error.ts';

/** The reserved, read-only experiment that shows runs without an experiment. */
export const unassigned = 'unassigned';

/** The core's id of an experiment that is named as MLflow does; undefined for what names none. */
export const experimentIdOf = (id: string): ExperimentId | undefined =>
  id === '0' ? mlflowDefaultExperimentId : isId(id) ? (id as ExperimentId) : undefined;

/** The same; RESOURCE_DOES_NOT_EXIST for what names none. */
export function readExperimentId(id: string): ExperimentId {
  const known = experimentIdOf(id);
  if (known === undefined) throw noExperiment(id);
  return known;
}

export const printExperimentId = (id: string | null): string => (id === null ? unassigned : mlflowExperimentId(id));

export const noExperiment = (id: string): MlflowError =>
  new MlflowError('RESOURCE_DOES_NOT_EXIST', `No Experiment with id=${id.slice(0, 100)} exists`);
