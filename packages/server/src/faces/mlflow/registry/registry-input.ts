import { modelStages } from '@assay/core';
import type { ModelStage } from '@assay/core';
import { checkKey, checkLength } from '../check-key.ts';
import { invalidParameter, missingParameter, MlflowError } from '../mlflow-error.ts';
import { noVersion } from './registry-errors.ts';

const maxTagValue = 100_000;
const maxSource = 10_000;
/** How often over a source may be percent-encoded. */
const mostEncodings = 8;

const invalid = (message: string): MlflowError => new MlflowError('INVALID_PARAMETER_VALUE', message);

/** The name of a registered model by MLflow's rules; the core's are the same, in other words. */
export function checkModelName(name: string, path = 'name'): string {
  if (name.trim() === '') throw missingParameter(path);
  if (/[/:]/.test(name)) throw invalid(`Invalid model name '${name.slice(0, 300)}'. Names cannot contain '/' or ':'.`);
  if (name === '.' || name.startsWith('..'))
    throw invalidParameter(path, name, 'Names must not resolve to other names when treated as files.');
  return name;
}

/** Versions are numbers in texts. One that no version can have is not found. */
export function readVersion(name: string, version: string): number {
  const text = version.trim();
  if (!/^[+-]?\d+$/.test(text))
    throw invalid(`Parameter 'version' must be an integer, got '${version.slice(0, 100)}'.`);
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw noVersion(name, version.slice(0, 100));
  return number;
}

export function readStage(stage: string): ModelStage {
  const known = modelStages.find((each) => each.toLowerCase() === stage.toLowerCase());
  if (known === undefined)
    throw invalid(
      `Invalid Model Version stage: ${stage.slice(0, 100)}. Value must be one of ${modelStages.join(', ')}.`,
    );
  return known;
}

/** The name of an alias, of letters of any script, digits, `_` and `-`. */
export function checkAlias(alias: string): string {
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias))
    throw invalid(
      `Invalid alias name: '${alias.slice(0, 300)}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    );
  checkLength(alias, 'Registered model alias name', 255);
  return alias;
}

export function checkNewAlias(alias: string): string {
  checkAlias(alias);
  if (/^latest$/i.test(alias)) throw invalid("'latest' alias name (case insensitive) is reserved.");
  if (/^v\d+$/i.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`);
  return alias;
}

/** Of two tags with one key the later counts. */
export const readTags = (
  tags: readonly { readonly key?: string; readonly value?: string }[] = [],
): ReadonlyMap<string, string> => new Map(tags.map(({ key, value = '' }, i) => readTag(key, value, `tags[${i}].`)));

export function readTag(key: string | undefined, value: string, path = ''): readonly [string, string] {
  checkLength(value, `${path}value`, maxTagValue);
  return [checkKey(key, `${path}key`), value];
}

/** Refused where MLflow's own server would look at its own files: the source is no more than a name here, and clients trust it. */
export function checkSource(source: string): string {
  checkLength(source, 'source', maxSource);
  if (!/^[a-z][a-z0-9+.-]+:/i.test(source) || /^file:/i.test(source))
    throw invalid(
      `Invalid model version source: '${source.slice(0, 300)}'. A local path cannot be the source of a version: log the model to a run, and register runs:/<run id>/<path> or the model's own URI.`,
    );
  let plain = source;
  for (let i = 0; i < mostEncodings; i++) plain = unquoted(plain);
  const isEncodedOn = plain !== unquoted(plain);
  if (isEncodedOn || plain.includes('\0') || plain.split(/[/\\]/).includes('..'))
    throw invalid(
      `Invalid model version source: '${source.slice(0, 300)}'. An absolute path must be provided without relative path references present.`,
    );
  return source;
}

function unquoted(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
