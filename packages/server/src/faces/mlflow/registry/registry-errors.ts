import { AssayError } from '@assay/base';
import { MlflowError } from '../mlflow-error.ts';

/** A call of the core, with its faults in the words that MLflow's server has for them. */
export async function inMlflowWords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw thrown instanceof AssayError ? mlflowErrorOf(thrown) : thrown;
  }
}

function mlflowErrorOf(error: AssayError): Error {
  const { kind, id, version, alias, path, limit } = error.details;
  switch (error.code) {
    case 'NotFound':
      if (kind === 'registered model') return noModel(String(id));
      if (kind === 'model version') return noVersion(String(id), String(version));
      if (kind !== 'model alias') return error;
      return String(alias).toLowerCase() === 'latest'
        ? new MlflowError('RESOURCE_DOES_NOT_EXIST', `Latest version not found for model ${id}.`)
        : new MlflowError('INVALID_PARAMETER_VALUE', `Registered model alias ${alias} not found.`);
    case 'LimitExceeded':
      if (path === undefined || path === 'tags') return error;
      return new MlflowError('INVALID_PARAMETER_VALUE', `'${path}' exceeds the maximum length of ${limit} characters`);
    case 'InvalidInput':
      return path === 'cursor'
        ? new MlflowError('INVALID_PARAMETER_VALUE', `Invalid page token: ${error.message.replace(/^cursor: /, '')}`)
        : error;
    default:
      return error;
  }
}

const noModel = (name: string): MlflowError =>
  new MlflowError('RESOURCE_DOES_NOT_EXIST', `Registered Model with name=${name} not found`);

export const noVersion = (name: string, version: string): MlflowError =>
  new MlflowError('RESOURCE_DOES_NOT_EXIST', `Model Version (name=${name}, version=${version}) not found`);
