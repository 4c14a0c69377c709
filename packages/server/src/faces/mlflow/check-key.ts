import { MlflowError, invalidParameter, missingParameter } from './mlflow-error.ts';

const maxLength = 250;

// As Python's `\w`: letters and numbers of all scripts.
const allowed = /^[/\p{L}\p{N}_.\- :]*$/u;

/**
 * The key of a metric, parameter or tag by MLflow's rules: it may be taken for a path, and must be the shortest one of that place. `path`
 * says where the request has it: `metrics[3].key`.
 */
export function checkKey(key: string | undefined, path: string): string {
  if (key === undefined || key === '') throw missingParameter(path);
  if (!allowed.test(key))
    throw invalidParameter(
      namePath(path),
      key,
      'Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).',
    );
  if (!isPlainPath(key))
    throw invalidParameter(
      namePath(path),
      key,
      'Names may be treated as files in certain cases, and must not resolve to other names when treated as such.',
    );
  checkLength(key, path, maxLength);
  return key;
}

/** What is wrong with a metric's key its server says of its name. */
const namePath = (path: string): string => path.replace(/^(metrics\[\d+\]\.)key$/, '$1name');

const isPlainPath = (key: string): boolean =>
  !key.startsWith('..') && key.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Characters as people count them. */
export function checkLength(text: string, path: string, limit: number): void {
  if (text.length > limit && [...text].length > limit)
    throw new MlflowError('INVALID_PARAMETER_VALUE', `'${path}' exceeds the maximum length of ${limit} characters`);
}
