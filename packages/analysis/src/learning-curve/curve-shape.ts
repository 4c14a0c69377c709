import { quantile } from '@assay/stats/descriptive';
import type { MetricGoal } from '../metric-goal.ts';
import { curveNoise } from './curve-noise.ts';
import { turned } from './learning-curve.ts';
import type { LearningCurve } from './learning-curve.ts';
import { runningMedian } from './running-median.ts';

/** Points from which on a curve has a shape. */
export const leastPoints = 5;
/** Neighbours on one side at most. */
const mostHalf = 250;

/** What plateau, worsening and overfitting are told from. Levels are turned so that less is better. */
export interface CurveShape {
  readonly curve: LearningCurve;
  /** Of single points (`curveNoise`). */
  readonly noise: number;
  /** The running median. */
  readonly levels: Float64Array;
  /** Points of a level. */
  readonly window: number;
  /** The standard error of a level, by the noise. */
  readonly levelError: number;
  /** Where the least level is, first. */
  readonly best: number;
  /** What is too small to be progress. */
  readonly tolerance: number;
  /** By how much the least of so many levels may lie below its like by noise alone: sqrt(2 ln k) standard errors of k levels apart. */
  readonly luck: number;
}

export interface ShapeOptions {
  /** What is too small to be progress, as a share of the height of the curve: 95 % quantile to best, turned. Default 0.01. */
  readonly tolerance?: number | undefined;
  /** The same in the metric's own unit; overrides `tolerance`. */
  readonly minDelta?: number | undefined;
}

/**
 * A curve of finite values with its noise taken off: by a running median over as few neighbours as bring the error of a level below half
 * the tolerance, and at most one in ten points, or 501. A curve without noise stays as it is. Null below five points. Shifting and
 * scaling the values shifts and scales all of it; steps that are counted otherwise change nothing but themselves.
 */
export function curveShape(curve: LearningCurve, goal: MetricGoal, options: ShapeOptions = {}): CurveShape | null {
  const { values } = curve;
  const n = values.length;
  if (n < leastPoints) return null;
  const costs = turned(values, goal);
  const noise = curveNoise(values) ?? 0;
  const tolerance = options.minDelta ?? (options.tolerance ?? 0.01) * heightOf(costs);
  const wanted = tolerance > 0 ? Math.ceil(((2 * medianError * noise) / tolerance) ** 2) : Infinity;
  const half = noise === 0 ? 0 : Math.min(Math.floor(wanted / 2), Math.floor(n / 20), mostHalf);
  const window = 2 * half + 1;
  const levels = runningMedian(costs, half);
  const levelError = (half === 0 ? 1 : medianError) * (noise / Math.sqrt(window));
  let best = 0;
  for (let i = 1; i < n; i++) if ((levels[i] as number) < (levels[best] as number)) best = i;
  const luck = levelError * Math.sqrt(2 * Math.log(Math.max(2, n / window)));
  return { curve, noise, levels, window, levelError, best, tolerance, luck };
}

/** 95 % quantile less the least; of values at the ends of a double as much as it can hold. */
function heightOf(costs: Float64Array): number {
  const quarters = costs.map((cost) => cost / 4);
  const least = quarters.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.min(Number.MAX_VALUE, 4 * (quantile(quarters, 0.95) - least));
}

/** √(π/2): the standard error of a median, in those of a mean of normal values. */
const medianError = Math.sqrt(Math.PI / 2);
