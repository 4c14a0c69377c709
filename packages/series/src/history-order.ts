import type { PointColumns } from './points.ts';

/** A point where absent steps are not known: one without a step stands at 0. */
export interface HistoryPlace {
  readonly timeMs: number;
  readonly step: number;
  readonly value: number;
}

/** Numbers in order, NaN behind all others; -0 equals 0. */
const compareValues = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));

/** By time, then step, then value. */
export const compareHistory = (a: HistoryPlace, b: HistoryPlace): number =>
  a.timeMs - b.timeMs || a.step - b.step || compareValues(a.value, b.value);

/** By step, then time, then value. */
export const compareSteps = (a: HistoryPlace, b: HistoryPlace): number =>
  a.step - b.step || a.timeMs - b.timeMs || compareValues(a.value, b.value);

export const placeAt = ({ steps, timesMs, values }: PointColumns, i: number): HistoryPlace => ({
  timeMs: timesMs[i] ?? 0,
  step: withStep(steps[i]),
  value: values[i] ?? 0,
});

/** The points that `isKept`, in the order of `compare`, equal ones once, steps that are absent 0. O(n) where they are in order, else O(n log n). */
export function inHistoryOrder(
  points: PointColumns,
  compare: typeof compareHistory,
  isKept: (place: HistoryPlace) => boolean,
): PointColumns {
  const kept: number[] = [];
  let before: HistoryPlace | undefined;
  let isAscending = true;
  for (let i = 0; i < points.values.length; i++) {
    const place = placeAt(points, i);
    if (!isKept(place)) continue;
    if (before !== undefined && compare(before, place) >= 0) isAscending = false;
    before = place;
    kept.push(i);
  }
  const order = isAscending ? kept : distinct(points, kept, compare);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] ?? Number.NaN);
  return { steps: pick(points.steps).map(withStep), timesMs: pick(points.timesMs), values: pick(points.values) };
}

const withStep = (step: number | undefined): number => (step === undefined || Number.isNaN(step) ? 0 : step);

function distinct(points: PointColumns, kept: readonly number[], compare: typeof compareHistory): number[] {
  const sorted = kept.toSorted((a, b) => compare(placeAt(points, a), placeAt(points, b)));
  return sorted.filter((at, i) => {
    const before = sorted[i - 1];
    return before === undefined || compare(placeAt(points, before), placeAt(points, at)) !== 0;
  });
}
