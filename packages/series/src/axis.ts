import type { ProcessClock } from './process-clock.ts';
import type { PageInfo } from './source.ts';

/**
 * What a chart draws points over. On the step axis a point without a step takes its ordinal among the series' points without
 * one, in (time, arrival) order, from 0; on the time axis x is the point's time less `originMs` (0: the epoch; a run's start:
 * relative time); on that of the process, for how long it had been alive by then. Points are drawn in order of x, those of equal x in
 * (step, time, arrival) order.
 */
export type SeriesAxis = StepAxis | TimeAxis | ProcessAxis;

/** Axes whose x follows from a point's time. */
export type TimedAxis = TimeAxis | ProcessAxis;

interface StepAxis {
  readonly kind: 'step';
}
interface TimeAxis {
  readonly kind: 'time';
  readonly originMs: number;
}
interface ProcessAxis {
  readonly kind: 'process';
  readonly clock: ProcessClock;
}

/** Axes whose windows are windows of steps or times. */
export type PlainAxis = StepAxis | TimeAxis;

/** x of a time; it never falls as time goes on. NaN of NaN. */
export const placeOfTime = (axis: TimedAxis, timeMs: number): number =>
  axis.kind === 'time' ? timeMs - axis.originMs : axis.clock.at(timeMs);

/** Times as they are where x is the time itself: change it not. O(n). */
export function placesOfTimes(axis: TimedAxis, timesMs: Float64Array): Float64Array {
  if (axis.kind === 'process') return timesMs.map((timeMs) => axis.clock.at(timeMs));
  const { originMs } = axis;
  return originMs === 0 ? timesMs : timesMs.map((timeMs) => timeMs - originMs);
}

/** Where on the axis the points of a page lie, its ends included. */
export interface PageSpan {
  readonly from: number;
  readonly to: number;
  /** Whether x ascends (never falls) in the page's order, so that summaries of its blocks tell where their points lie. */
  readonly ascends: boolean;
}

/**
 * Of a page whose points on the step axis all have steps, or all have none; `ordinal` is that of its first point in the latter
 * case. On axes of time any page will do.
 */
export function pageSpan(axis: SeriesAxis, page: PageInfo, ordinal: number): PageSpan {
  if (axis.kind !== 'step') {
    const [from, to] = [placeOfTime(axis, page.leastTimeMs), placeOfTime(axis, page.greatestTimeMs)];
    return { from, to, ascends: page.timesAscend };
  }
  if (page.absentCount > 0) return { from: ordinal, to: ordinal + page.count - 1, ascends: true };
  return { from: page.firstStep, to: page.lastStep, ascends: true };
}
