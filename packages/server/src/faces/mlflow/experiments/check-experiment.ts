import type { MlflowExperimentTag } from '@assay/wire/mlflow';
import { checkKey, checkLength } from '../check-key.ts';
import { MlflowError, invalidParameter } from '../mlflow-error.ts';
import { unassigned } from './experiment-ids.ts';

const maxNameLength = 500;
const maxTagLength = 20_000;
const maxLocationLength = 2048;

/** For one that is made or renamed. */
export function checkExperimentName(name: string, path: string): string {
  checkLength(name, path, maxNameLength);
  if (name.includes('\0')) throw invalidParameter(path, name, 'it holds the character U+0000');
  if (name === unassigned)
    throw new MlflowError(
      'RESOURCE_ALREADY_EXISTS',
      `Experiment '${unassigned}' already exists: it shows the runs that have no experiment.`,
    );
  return name;
}

/** A URI that is kept as it is, and never opened. */
export function checkArtifactLocation(location: string): string {
  checkLength(location, 'artifact_location', maxLocationLength);
  const refuse = (reason: string): MlflowError =>
    new MlflowError('INVALID_PARAMETER_VALUE', `Invalid artifact_location: '${location.slice(0, 200)}'. ${reason}`);
  if (/^runs:/i.test(location)) throw refuse('Artifact location cannot be a runs:/ URI.');
  if (/[#?;]/.test(location)) throw refuse('Artifact location must not hold a query, parameters or a fragment.');
  if (/[\p{Cc}\u2028\u2029]/u.test(location)) throw refuse('Artifact location must not hold control characters.');
  return location;
}

export function checkExperimentTag({ key, value = '' }: MlflowExperimentTag, path = ''): [key: string, value: string] {
  const checked = checkKey(key, `${path}key`);
  checkLength(value, `${path}value`, maxTagLength);
  return [checked, value];
}
