import { CurveFold } from '@assay/analysis/learning-curve';
import type { CurveRecord } from '@assay/analysis/learning-curve';
import { pointCountOf, streamWindow } from '@assay/series';
import type { PointBudget, ProcessClock, SeriesSource } from '@assay/series';
import type { MetricGoal } from '../entities/experiment.ts';

export interface FoldOptions {
  readonly clock: ProcessClock;
  readonly goal: MetricGoal | null;
  readonly target: number | null;
  readonly budget: PointBudget;
}

/**
 * All points of a series in order of their steps. Points without a step stand at their ordinals, and are left out where others have
 * one. Undefined where there is no point.
 */
export function foldCurve(source: SeriesSource, { clock, goal, target, budget }: FoldOptions): CurveRecord | undefined {
  budget.take(pointCountOf(source));
  let fold = new CurveFold(goal, target);
  let ordinals = 0;
  for (const { steps, timesMs, values } of streamWindow(source, { axis: { kind: 'step' } })) {
    const elapsedMs = timesMs.map((timeMs) => clock.at(timeMs));
    // Those without a step come first.
    const absent = Number.isNaN(steps.at(-1)) ? steps.length : steps.findIndex((step) => !Number.isNaN(step));
    if (absent === steps.length) {
      fold.add({ steps: steps.map(() => ordinals++), elapsedMs, values });
      continue;
    }
    if (ordinals > 0) {
      fold = new CurveFold(goal, target);
      ordinals = 0;
    }
    fold.add({
      steps: steps.subarray(absent),
      elapsedMs: elapsedMs.subarray(absent),
      values: values.subarray(absent),
    });
  }
  return fold.finish();
}
