import type { MetricGoal } from '../metric-goal.ts';

/**
 * One metric of one run over its steps, as columns of equal length. Steps ascend (several points may share one); times are
 * milliseconds since the run began; values may be NaN or infinite.
 */
export interface LearningCurve {
  readonly steps: Float64Array;
  readonly elapsedMs: Float64Array;
  readonly values: Float64Array;
}

/** A point of a curve. */
export interface CurvePlace {
  readonly step: number;
  readonly elapsedMs: number;
  readonly value: number;
}

export const placeAt = ({ steps, elapsedMs, values }: LearningCurve, i: number): CurvePlace => ({
  step: steps[i] ?? Number.NaN,
  elapsedMs: elapsedMs[i] ?? Number.NaN,
  value: values[i] ?? Number.NaN,
});

/** The points whose value is finite; the curve itself where all are. O(n). */
export function finitePart(curve: LearningCurve): LearningCurve {
  const { steps, elapsedMs, values } = curve;
  const kept: number[] = [];
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) kept.push(i);
  if (kept.length === values.length) return curve;
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i] ?? Number.NaN);
  return { steps: pick(steps), elapsedMs: pick(elapsedMs), values: pick(values) };
}

/** Values turned so that less is better. */
export const turned = (values: Float64Array, goal: MetricGoal): Float64Array =>
  goal === 'minimize' ? values : values.map((value) => -value);
