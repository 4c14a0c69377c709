import { isId } from '@assay/base';
import { MlflowError, missingParameter } from '../mlflow-error.ts';

/** Clients of old name the run `run_uuid`; newer ones send both. */
export function runIdOf({
  run_id = '',
  run_uuid = '',
}: {
  readonly run_id?: string;
  readonly run_uuid?: string;
}): string {
  const id = run_id || run_uuid;
  if (id === '') throw missingParameter('run_id');
  return requireRunId(id);
}

export function requireRunId(id: string): string {
  if (isId(id)) return id;
  throw new MlflowError('RESOURCE_DOES_NOT_EXIST', `Run with id=${id.slice(0, 300)} not found`);
}
