import { RandomStream } from '@assay/base';
import type { MetricGoal } from '../../src/metric-goal.ts';
import { analyzeCurve } from '../../src/learning-curve/analyze-curve.ts';
import type { CurveQuestion, CurveReading } from '../../src/learning-curve/analyze-curve.ts';
import { CurveFold } from '../../src/learning-curve/curve-fold.ts';
import type { CurveRecord } from '../../src/learning-curve/curve-fold.ts';
import { describeCurve } from '../../src/learning-curve/describe-curve.ts';
import type { LearningCurve } from '../../src/learning-curve/learning-curve.ts';

export interface CurveLike {
  readonly values: ArrayLike<number>;
  readonly steps?: ArrayLike<number>;
  readonly elapsedMs?: ArrayLike<number>;
}

/** A second a step where nothing else is said, from step 1 on. */
export function curveOf({ values, steps, elapsedMs }: CurveLike): LearningCurve {
  const places = Float64Array.from(steps ?? Array.from(values, (_, i) => i + 1));
  return {
    steps: places,
    elapsedMs: Float64Array.from(elapsedMs ?? places.map((step) => 1000 * step)),
    values: Float64Array.from(values),
  };
}

export function recordOf(of: CurveLike, goal: MetricGoal | null = 'minimize', target?: number): CurveRecord {
  const fold = new CurveFold(goal, target);
  fold.add(curveOf(of));
  const record = fold.finish();
  if (record === undefined) throw new Error('no points');
  return record;
}

export function readCurve(
  values: ArrayLike<number>,
  more: Partial<CurveQuestion> = {},
): CurveReading & { words: string[] } {
  const question = { name: 'loss', goal: 'minimize' as MetricGoal | null, ...more };
  const reading = analyzeCurve(recordOf({ values }, question.goal, question.target ?? undefined), question);
  return { ...reading, words: describeCurve(reading, question, 'EUR') };
}

/** Independent normal noise. */
export function noisy(of: (i: number) => number, count: number, deviation: number, seed: number): Float64Array {
  const random = RandomStream.of(seed);
  return Float64Array.from({ length: count }, (_, i) => of(i) + deviation * random.normal());
}
