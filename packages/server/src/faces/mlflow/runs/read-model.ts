import { MlflowError } from '../mlflow-error.ts';

const required = ['artifact_path', 'flavors', 'utc_time_created', 'run_id'];
const kept = ['run_id', 'utc_time_created', 'artifact_path', 'model_uuid'];

type Fields = Readonly<Record<string, unknown>>;

/** What is kept of a model that a client logged, of the JSON form of its MLmodel file: neither its signature nor its flavors' configuration. */
export function readModel(text: string): Fields {
  const model = parsed(text);
  if (!isObject(model))
    throw new MlflowError('INVALID_PARAMETER_VALUE', `Malformed model info. ${shown(text)} is not a JSON object.`);
  const missing = required.filter((field) => !Object.hasOwn(model, field));
  if (missing.length > 0)
    throw new MlflowError('INVALID_PARAMETER_VALUE', `Model json is missing mandatory fields: ${missing.join(', ')}`);
  const flavors = isObject(model['flavors']) ? model['flavors'] : {};
  return {
    ...Object.fromEntries(kept.filter((field) => Object.hasOwn(model, field)).map((field) => [field, model[field]])),
    flavors: Object.fromEntries(Object.entries(flavors).map(([name, flavor]) => [name, withoutConfig(flavor)])),
  };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withoutConfig(flavor: unknown): unknown {
  if (!isObject(flavor)) return flavor;
  const { config: _, ...rest } = flavor;
  return rest;
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
