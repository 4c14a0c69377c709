import type { MlflowParam } from '@assay/wire/mlflow';
import { MlflowError } from '../mlflow-error.ts';

const limits = { metrics: 1000, params: 100, tags: 100 };
const maxEntities = 1000;

export function checkBatchLimits(batch: { readonly [K in keyof typeof limits]: readonly unknown[] }): void {
  const { metrics, params, tags } = batch;
  checkCount('metrics', metrics.length, limits.metrics);
  checkCount('params', params.length, limits.params);
  checkCount('tags', tags.length, limits.tags);
  checkCount('metrics, params, and tags', metrics.length + params.length + tags.length, maxEntities);
}

function checkCount(what: string, count: number, limit: number): void {
  if (count <= limit) return;
  throw new MlflowError(
    'INVALID_PARAMETER_VALUE',
    `A batch logging request can contain at most ${limit} ${what}. Got ${count} ${what}. ` +
      `Please split up ${what} across multiple requests and try again.`,
  );
}

/** Refused even where the values are equal. */
export function checkParametersUnique(params: readonly MlflowParam[]): void {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key = '' } of params) {
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  if (repeated.size === 0) return;
  throw new MlflowError(
    'INVALID_PARAMETER_VALUE',
    `Duplicate parameter keys have been submitted: ${JSON.stringify([...repeated])}. ` +
      'Please ensure the request contains only one param value per param key.',
  );
}
