import { placesOfTimes } from './axis.ts';
import type { SeriesAxis } from './axis.ts';
import type { PointColumns } from './points.ts';

/**
 * x of points in (step, time, arrival) order; `ordinal` is that of the first, should it have no step. What is a column of the
 * points already is given as it is: change it not. O(n).
 */
export function placesOf(axis: SeriesAxis, points: PointColumns, ordinal: number): Float64Array {
  if (axis.kind !== 'step') return placesOfTimes(axis, points.timesMs);
  const { steps } = points;
  // Points without a step come first.
  if (steps.length === 0 || !Number.isNaN(steps[0])) return steps;
  return steps.map((step, i) => (Number.isNaN(step) ? ordinal + i : step));
}
