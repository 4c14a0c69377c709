import type { PointColumns } from './points.ts';

/** A point where absent steps are not known: one without a step stands at 0. */
export interface HistoryPlace {
  readonly timeMs: number;
  readonly step: number;
  readonly value: number;
}

/** By time, then step, then value; or by step, then time, then value. */
export type HistoryOrder = 'time' | 'step';

/** Numbers in order, NaN behind all others; -0 equals 0. */
const compareValues = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));

export const compareHistory = (a: HistoryPlace, b: HistoryPlace, by: HistoryOrder): number =>
  (by === 'time' ? a.timeMs - b.timeMs || a.step - b.step : a.step - b.step || a.timeMs - b.timeMs) ||
  compareValues(a.value, b.value);

export const placeAt = ({ steps, timesMs, values }: PointColumns, i: number): HistoryPlace => {
  const step = steps[i] ?? 0;
  return { timeMs: timesMs[i] ?? 0, step: Number.isNaN(step) ? 0 : step, value: values[i] ?? 0 };
};

/** The points in the order, equal ones once, absent steps 0. O(n) where they are so already (then they are the same arrays), else O(n log n). */
export function inHistoryOrder(points: PointColumns, by: HistoryOrder): PointColumns {
  const { timesMs, values } = points;
  const steps = points.steps.some(Number.isNaN)
    ? points.steps.map((step) => (Number.isNaN(step) ? 0 : step))
    : points.steps;
  const [first, second] = by === 'time' ? [timesMs, steps] : [steps, timesMs];
  const compare = (a: number, b: number): number =>
    (first[a] ?? 0) - (first[b] ?? 0) ||
    (second[a] ?? 0) - (second[b] ?? 0) ||
    compareValues(values[a] ?? 0, values[b] ?? 0);
  let isAscending = true;
  for (let i = 1; i < values.length && isAscending; i++) isAscending = compare(i - 1, i) < 0;
  if (isAscending) return { steps, timesMs, values };
  const sorted = Uint32Array.from({ length: values.length }, (_, i) => i).sort(compare);
  const order = sorted.filter((at, i) => i === 0 || compare(sorted[i - 1] ?? 0, at) !== 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] ?? 0);
  return { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) };
}

/** How many points of the ordered ones come before the first for which this holds; it does for all behind. O(log n). */
export function countBefore(points: PointColumns, holds: (place: HistoryPlace) => boolean): number {
  let low = 0;
  let high = points.values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(placeAt(points, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}
