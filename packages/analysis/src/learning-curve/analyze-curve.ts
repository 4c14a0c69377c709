import type { MetricGoal } from '../metric-goal.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import type { AreaUnderCurve } from './area-under-curve.ts';
import type { CurveRecord } from './curve-fold.ts';
import { curveCost } from './curve-cost.ts';
import { curveNoise } from './curve-noise.ts';
import { curveShape } from './curve-shape.ts';
import type { CurveShape } from './curve-shape.ts';
import { finitePart } from './learning-curve.ts';
import type { CurvePlace } from './learning-curve.ts';
import type { Gap } from './longest-gap.ts';
import type { NonFinite } from './non-finite.ts';
import { overfitting } from './overfitting.ts';
import type { Overfitting } from './overfitting.ts';
import { plateau } from './plateau.ts';
import type { Plateau } from './plateau.ts';
import { smoothness } from './smoothness.ts';
import { throughput } from './throughput.ts';
import type { Throughput } from './throughput.ts';
import { isHeldOut } from './training-partner.ts';
import { worsening } from './worsening.ts';
import type { Worsening } from './worsening.ts';

/**
 * improving: until the end. plateau: nothing better for a tenth of it or more. worsened: lastingly worse than its best. diverged: half
 * of the gain or more is lost, or it ends in NaN or an infinity. short: too few points to tell. unknown: nobody said which way is better.
 */
export const curveStates = ['improving', 'plateau', 'worsened', 'diverged', 'short', 'unknown'] as const;
export type CurveState = (typeof curveStates)[number];

export interface CurveQuestion {
  readonly name: string;
  /** Null: not known, and only what needs none is answered. */
  readonly goal: MetricGoal | null;
  /** Asked with `CurveFold`. */
  readonly target?: number | null;
  readonly tolerance?: number | undefined;
  readonly minDelta?: number | undefined;
  /** The curve of the same metric on training data. */
  readonly training?: { readonly name: string; readonly shape: CurveShape | null } | null;
  /** In any unit; costs are in the same. */
  readonly pricePerHour?: number | null;
}

export interface CurveReading {
  readonly state: CurveState;
  readonly record: CurveRecord;
  /** Of the points, or of the means of blocks. Null below four finite values. */
  readonly noise: number | null;
  readonly smoothness: number | null;
  readonly plateau:
    | (Plateau & { readonly pointsAfter: number; readonly afterMs: number; readonly afterCost: number | null })
    | null;
  readonly worsening: Worsening | null;
  readonly overfitting: (Overfitting & { readonly trainingName: string | null }) | null;
  readonly areaUnderCurve: AreaUnderCurve | null;
  readonly throughput: Throughput | null;
  readonly longestGap: Gap | null;
  readonly nonFinite: NonFinite | null;
  readonly best: CurvePlace | null;
  /** Until the last point. */
  readonly cost: number | null;
  readonly costToBest: number | null;
  readonly costToTarget: number | null;
}

/** The shape of a curve that was folded; null where it has too few finite points. */
export const shapeOf = (
  record: CurveRecord,
  goal: MetricGoal,
  options: Pick<CurveQuestion, 'tolerance' | 'minDelta'> = {},
): CurveShape | null => curveShape(finitePart(record.curve), goal, options);

/** All that can be said of one curve; `describeCurve` puts it into words. O(n log n) for the record's blocks. */
export function analyzeCurve(record: CurveRecord, question: CurveQuestion): CurveReading {
  const { name, goal, training = null, pricePerHour = null } = question;
  const finite = finitePart(record.curve);
  const noise = curveNoise(finite.values);
  const shape = goal === null ? null : curveShape(finite, goal, question);
  const flat = shape === null ? null : plateau(shape);
  const worse = shape === null ? null : worsening(shape);
  const priced = (elapsedMs: number | undefined): number | null =>
    pricePerHour === null || elapsedMs === undefined ? null : curveCost(elapsedMs, pricePerHour);
  const afterMs = flat === null ? 0 : Math.max(0, record.last.elapsedMs - flat.elapsedMs);
  const over = shape === null || !(training !== null || isHeldOut(name)) ? null : overfitting(shape, training?.shape);
  return {
    state: stateOf(record, goal, shape, flat, worse),
    record,
    noise,
    smoothness: smoothness(finite.values, noise),
    plateau: flat && {
      ...flat,
      pointsAfter: (flat.points - 1) * record.blockPoints,
      afterMs,
      afterCost: priced(afterMs),
    },
    worsening: worse,
    overfitting: over && { ...over, trainingName: over.training === null ? null : (training?.name ?? null) },
    areaUnderCurve: areaUnderCurve(finite.steps, finite.values),
    throughput: throughput(record.curve.steps, record.curve.elapsedMs),
    longestGap: record.longestGap,
    nonFinite: record.nonFinite,
    best: record.best,
    cost: priced(record.last.elapsedMs),
    costToBest: priced(record.best?.elapsedMs),
    costToTarget: priced(record.reached?.first.elapsedMs),
  };
}

function stateOf(
  { nonFinite }: CurveRecord,
  goal: MetricGoal | null,
  shape: CurveShape | null,
  flat: Plateau | null,
  worse: Worsening | null,
): CurveState {
  if (nonFinite !== null && !nonFinite.recovered) return 'diverged';
  if (goal === null) return 'unknown';
  if (shape === null) return 'short';
  if (worse !== null) return worse.diverged ? 'diverged' : 'worsened';
  return flat === null ? 'improving' : 'plateau';
}
