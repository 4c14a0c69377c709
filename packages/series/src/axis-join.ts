import type { Extent } from './axis-extent.ts';
import { slicePoints } from './order.ts';
import type { PointBudget } from './point-budget.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';
import { streamWindow } from './window.ts';

/** Points of one series over the values of another. */
export interface JoinedSeries {
  /** Finite, in no order of their own. */
  readonly xs: Float64Array;
  /** In (step, time, arrival) order, one for each x. */
  readonly points: PointColumns;
  /** Points of the series that are left out, because the other has no finite value for them. */
  readonly unmatched: number;
}

/**
 * Gives each point of `y` the value that `x` has at the same step: of several, the last by (time, arrival). A point without a step
 * gets that of the point of the same ordinal among those of `x` without one. Reads all points of both: the budget is asked
 * for them first. O(points).
 */
export function joinSeries(x: SeriesSource, y: SeriesSource, budget: PointBudget): JoinedSeries {
  const count = pointCountOf(y);
  budget.take(pointCountOf(x) + count);
  const xs = new Float64Array(count);
  const points = { steps: new Float64Array(count), timesMs: new Float64Array(count), values: new Float64Array(count) };
  const valueAt = stepLookup(x);
  let taken = 0;
  for (const { steps, timesMs, values } of streamWindow(y, { axis: { kind: 'step' } })) {
    for (let i = 0; i < values.length; i++) {
      const step = steps[i] ?? Number.NaN;
      const place = valueAt(step);
      if (!Number.isFinite(place)) continue;
      xs[taken] = place;
      points.steps[taken] = step;
      points.timesMs[taken] = timesMs[i] ?? 0;
      points.values[taken++] = values[i] ?? Number.NaN;
    }
  }
  return { xs: xs.subarray(0, taken), points: slicePoints(points, 0, taken), unmatched: count - taken };
}

/** The outermost x; undefined without points. */
export function extentOfJoin({ xs }: JoinedSeries): Extent | undefined {
  if (xs.length === 0) return undefined;
  let [least, greatest] = [Infinity, -Infinity];
  for (const x of xs) {
    if (x < least) least = x;
    if (x > greatest) greatest = x;
  }
  return { least, greatest };
}

export const pointCountOf = ({ parts, tail }: SeriesSource): number =>
  parts.reduce((sum, part) => sum + part.pointCount, tail.values.length);

/** To be asked for steps in their order, each one without a step standing for the next ordinal; NaN where there is no value. */
function stepLookup(source: SeriesSource): (step: number) => number {
  const portions = streamWindow(source, { axis: { kind: 'step' } });
  let portion: PointColumns | undefined;
  let at = 0;
  const fill = (): boolean => {
    if (portion !== undefined && at < portion.values.length) return true;
    const { value, done } = portions.next();
    if (done === true) return false;
    [portion, at] = [value, 0];
    return true;
  };
  let [passedStep, passedValue] = [Number.NaN, Number.NaN];
  return (step) => {
    if (Number.isNaN(step)) {
      if (!fill() || !Number.isNaN(portion?.steps[at])) return Number.NaN;
      return portion?.values[at++] ?? Number.NaN;
    }
    while (fill() && !((portion?.steps[at] ?? 0) > step)) {
      [passedStep, passedValue] = [portion?.steps[at] ?? Number.NaN, portion?.values[at] ?? Number.NaN];
      at++;
    }
    return passedStep === step ? passedValue : Number.NaN;
  };
}
