import type { MetricGoal } from '../metric-goal.ts';
import { placeAt } from './learning-curve.ts';
import type { CurvePlace, LearningCurve } from './learning-curve.ts';

export interface TargetReached {
  /** The first point at the target or better. */
  readonly first: CurvePlace;
  /** The first from which on all points are; null where the last one is not. */
  readonly lasting: CurvePlace | null;
}

/** Whether a value is at the target or better; one that is no finite number is not. */
export const atTarget =
  (goal: MetricGoal, target: number) =>
  (value: number): boolean =>
    Number.isFinite(value) && (goal === 'minimize' ? value <= target : value >= target);

/** When a curve reached a value, at once and for good; null: never. O(n). */
export function reachTarget(curve: LearningCurve, goal: MetricGoal, target: number): TargetReached | null {
  const at = atTarget(goal, target);
  const first = curve.values.findIndex(at);
  if (first < 0) return null;
  const lasting = curve.values.findLastIndex((value) => !at(value)) + 1;
  return {
    first: placeAt(curve, first),
    lasting: lasting < curve.values.length ? placeAt(curve, lasting) : null,
  };
}
