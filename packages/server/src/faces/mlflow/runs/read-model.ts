import { MlflowError } from '../mlflow-error.ts';

const required = ['artifact_path', 'flavors', 'utc_time_created', 'run_id'];

/** What a client says of a model that it logged: the JSON form of its MLmodel file. */
export function readModel(text: string): Readonly<Record<string, unknown>> {
  const model = parsed(text);
  if (typeof model !== 'object' || model === null || Array.isArray(model))
    throw new MlflowError('INVALID_PARAMETER_VALUE', `Malformed model info. ${shown(text)} is not a JSON object.`);
  const missing = required.filter((field) => !Object.hasOwn(model, field));
  if (missing.length > 0)
    throw new MlflowError('INVALID_PARAMETER_VALUE', `Model json is missing mandatory fields: ${missing.join(', ')}`);
  return model as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MlflowError('INVALID_PARAMETER_VALUE', `Malformed model info. ${shown(text)} is not valid JSON.`, {
      cause,
    });
  }
}

const shown = (text: string): string => text.slice(0, 200).toWellFormed();
