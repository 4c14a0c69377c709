import type { RunId } from '@assay/base';
import { curveCost, describeCurve } from '@assay/analysis/learning-curve';
import type {
  AreaUnderCurve,
  CurvePlace,
  CurveQuestion,
  CurveReading,
  CurveState,
  Throughput,
} from '@assay/analysis/learning-curve';
import type { MetricGoal } from '../entities/experiment.ts';

/** Where on a curve, how long the run had been alive by then, and what it had cost. */
export interface CurveMoment {
  readonly step: number;
  readonly elapsedMs: number;
  readonly cost: number | null;
}
export interface CurveValue extends CurveMoment {
  readonly value: number;
}

export interface CurveAnalysisAnswer {
  readonly runId: RunId;
  readonly name: string;
  readonly goal: MetricGoal | null;
  readonly state: CurveState;
  /** Sentences, the most important one first. */
  readonly words: string[];
  readonly pointCount: number;
  readonly blockPoints: number;
  readonly first: CurveValue;
  readonly last: CurveValue;
  readonly best: CurveValue | null;
  readonly noise: number | null;
  readonly smoothness: number | null;
  readonly plateau:
    | (CurveMoment & {
        readonly within: number;
        readonly pointsAfter: number;
        readonly afterMs: number;
        readonly costAfter: number | null;
      })
    | null;
  readonly worsening: (CurveMoment & { readonly by: number; readonly ofGain: number | null }) | null;
  readonly overfitting:
    | (CurveMoment & {
        readonly by: number;
        readonly training: { readonly name: string; readonly trend: 'improved' | 'flat' } | null;
      })
    | null;
  readonly nonFinite: (CurveValue & { readonly count: number; readonly recovered: boolean }) | null;
  readonly target: {
    readonly value: number;
    readonly reached: CurveValue | null;
    readonly lasting: CurveValue | null;
  } | null;
  readonly areaUnderCurve: AreaUnderCurve | null;
  readonly throughput: Throughput | null;
  readonly longestGap: { readonly afterStep: number; readonly lengthMs: number } | null;
}

export function answerCurveAnalysis(
  runId: RunId,
  reading: CurveReading,
  question: CurveQuestion,
  currency: string,
): CurveAnalysisAnswer {
  const { name, goal, pricePerHour = null } = question;
  const { record, plateau, worsening, overfitting, nonFinite } = reading;
  const moment = ({ step, elapsedMs }: Pick<CurveMoment, 'step' | 'elapsedMs'>): CurveMoment => ({
    step,
    elapsedMs,
    cost: pricePerHour === null ? null : curveCost(elapsedMs, pricePerHour),
  });
  const valueAt = (place: CurvePlace): CurveValue => ({ ...moment(place), value: place.value });
  const perhaps = (place: CurvePlace | null | undefined): CurveValue | null => (place ? valueAt(place) : null);
  return {
    runId,
    name,
    goal,
    state: reading.state,
    words: describeCurve(reading, question, currency),
    pointCount: record.pointCount,
    blockPoints: record.blockPoints,
    first: valueAt(record.first),
    last: valueAt(record.last),
    best: perhaps(reading.best),
    noise: reading.noise,
    smoothness: reading.smoothness,
    plateau: plateau && {
      ...moment(plateau),
      within: plateau.within,
      pointsAfter: plateau.pointsAfter,
      afterMs: plateau.afterMs,
      costAfter: plateau.afterCost,
    },
    worsening: worsening && {
      ...moment(worsening),
      by: worsening.by,
      ofGain: Number.isFinite(worsening.ofGain) ? worsening.ofGain : null,
    },
    overfitting: overfitting && {
      ...moment(overfitting),
      by: overfitting.by,
      training:
        overfitting.training === null || overfitting.trainingName === null
          ? null
          : { name: overfitting.trainingName, trend: overfitting.training },
    },
    nonFinite: nonFinite && { ...valueAt(nonFinite), count: nonFinite.count, recovered: nonFinite.recovered },
    target:
      typeof question.target === 'number' && goal !== null
        ? {
            value: question.target,
            reached: perhaps(record.reached?.first),
            lasting: perhaps(record.reached?.lasting),
          }
        : null,
    areaUnderCurve: reading.areaUnderCurve,
    throughput: reading.throughput,
    longestGap: reading.longestGap,
  };
}
