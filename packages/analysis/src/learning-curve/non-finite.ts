import type { LearningCurve } from './learning-curve.ts';

export interface NonFinite {
  readonly count: number;
  /** Of the first. */
  readonly step: number;
  readonly elapsedMs: number;
  readonly value: number;
  /** A finite value came after the last of them. */
  readonly recovered: boolean;
}

/** NaN and infinite values; null where there are none. O(n). */
export function nonFinite({ steps, elapsedMs, values }: LearningCurve): NonFinite | null {
  let count = 0;
  let first = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    count++;
    if (first < 0) first = i;
  }
  if (first < 0) return null;
  return {
    count,
    step: steps[first] as number,
    elapsedMs: elapsedMs[first] as number,
    value: values[first] as number,
    recovered: Number.isFinite(values.at(-1)),
  };
}
