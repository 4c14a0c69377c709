import { isId } from '@assay/base';
import { checkFilePath } from '@assay/core';
import type { FilePlace } from '@assay/core';
import { MlflowError } from '../mlflow-error.ts';

/** A place in the artifact store, as a path names it. */
export interface ArtifactPath {
  readonly place: FilePlace;
  /** Within the place; empty: all of it. */
  readonly path: string;
}

const longestPath = 4096;

/**
 * The path that a request's URL has behind `prefix`, decoded once: what is an escape after that is part of a name. Clients send names
 * with `%` in them.
 */
export function pathOfUrl(url: string, prefix: string): string {
  const [path = ''] = url.split('?', 1);
  const given = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  try {
    return decodeURIComponent(given);
  } catch {
    throw invalidPath(given, 'is not valid percent-encoded UTF-8');
  }
}

/** The file that a path names. Throws INVALID_PARAMETER_VALUE for a path that no file has. */
export function readFilePath(given: string): ArtifactPath {
  const found = readArtifactPath(given);
  if (found === undefined) throw outside(given);
  if (found.path === '') throw invalidPath(given, 'names no file');
  return found;
}

/**
 * What a path names, with or without a slash behind: `<any location>/<run id>/artifacts/<path>` or
 * `<any location>/models/<model id>/artifacts/<path>`. The location is the client's own and says nothing. Undefined outside of
 * both.
 */
export function readArtifactPath(given: string): ArtifactPath | undefined {
  const whole = given.replace(/\/+$/, '');
  if (whole === '') return undefined;
  checkFilePath('Invalid path', whole, longestPath);
  if (whole.includes('#')) throw invalidPath(given, 'holds a "#"');
  if (hasHiddenDots(whole)) throw invalidPath(given, 'holds an escaped ".."');
  const segments = whole.split('/');
  const at = segments.findIndex((_, i) => placeAt(segments, i) !== undefined);
  const place = placeAt(segments, at);
  if (place === undefined) return undefined;
  const path = segments.slice(at + (place.kind === 'run' ? 2 : 3)).join('/');
  if (path !== '') checkFilePath('Invalid path', path);
  return { place, path };
}

function placeAt(segments: readonly string[], i: number): FilePlace | undefined {
  const [first = '', second = '', third] = segments.slice(Math.max(i, 0), i + 3);
  if (second === 'artifacts' && isId(first)) return { kind: 'run', id: first };
  if (first === 'models' && third === 'artifacts' && /^m-[0-9a-f]{32}$/.test(second))
    return { kind: 'model', id: second };
  return undefined;
}

/** Clients decode what they are told again and again. */
const decodedByClients = (path: string): string =>
  path.replaceAll(/%(?:25)*(2[3ef]|5c)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const hasHiddenDots = (path: string): boolean => decodedByClients(path).split('/').includes('..');

/** True for names that make MLflow's clients refuse all of the folder that holds them. */
export const isRefusedByClients = (name: string): boolean =>
  /[#\\]|^[a-z]:\/|^\//i.test(decodedByClients(name)) || hasHiddenDots(name);

const invalidPath = (given: string, fault: string): MlflowError =>
  new MlflowError('INVALID_PARAMETER_VALUE', `Invalid path: ${JSON.stringify(given.slice(0, 80))} ${fault}.`);

export const outside = (given: string): MlflowError =>
  new MlflowError(
    'INVALID_PARAMETER_VALUE',
    `Invalid path: ${JSON.stringify(given.slice(0, 80))} lies outside of all runs and logged models. ` +
      'Artifacts are kept under "<run id>/artifacts/" and "models/<model id>/artifacts/" of any location.',
  );
