import type { Run } from '@assay/wire';

/** Metrics of a run that hold one value, and will not get more: a run at work may still make a curve of them. */
export function singlesOf({ metrics, endedMs }: Pick<Run, 'metrics' | 'endedMs'>): ReadonlySet<string> {
  if (endedMs === null) return new Set();
  return new Set(Object.keys(metrics).filter((name) => metrics[name]?.count === 1));
}
