import type { MetricGoal } from '../metric-goal.ts';
import { placeAt } from './learning-curve.ts';
import type { CurvePlace, LearningCurve } from './learning-curve.ts';

/** The best finite value, where it was first; null where no value is finite. O(n). */
export function bestPoint(curve: LearningCurve, goal: MetricGoal): CurvePlace | null {
  const { values } = curve;
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const least = values[best] ?? Number.NaN;
    if (best < 0 || (goal === 'minimize' ? value < least : value > least)) best = i;
  }
  return best < 0 ? null : placeAt(curve, best);
}
