import type { CurveShape } from './curve-shape.ts';
import { worsening } from './worsening.ts';

export interface Overfitting {
  /** The last step at which validation was near its best. */
  readonly step: number;
  readonly elapsedMs: number;
  /** By how much validation has worsened since; above 0. */
  readonly by: number;
  /** What training did from that step on; null: no training curve, the validation curve alone says so. */
  readonly training: 'improved' | 'flat' | null;
}

/**
 * Overfitting: validation gets worse again, lastingly and beyond noise, while training goes on or stands still. Where training
 * worsens too, or validation diverges, it is something else: null. Both shapes are turned by goals of their own, so that a training loss
 * may stand beside a validation accuracy.
 */
export function overfitting(validation: CurveShape, training?: CurveShape | null): Overfitting | null {
  const worse = worsening(validation);
  if (worse === null || worse.diverged) return null;
  const { step, elapsedMs, by } = worse;
  if (training === undefined || training === null) return { step, elapsedMs, by, training: null };
  const { curve, levels, tolerance, levelError } = training;
  const last = levels.length - 1;
  const from = Math.max(
    0,
    curve.steps.findLastIndex((each) => each <= step),
  );
  const change = (levels[last] as number) - (levels[from] as number);
  const beyond = tolerance + 3 * Math.SQRT2 * levelError;
  if (change > beyond) return null;
  return { step, elapsedMs, by, training: change < -beyond ? 'improved' : 'flat' };
}
