import type { PointColumns } from './points.ts';

/**
 * Whether place (stepA, timeA) comes before (stepB, timeB): by step, points without a step before all others, then by
 * time. Equal places keep their order of arrival, so callers compare with `<` for "first" and `>=` for "last".
 * Returns a negative number, 0, or a positive number.
 */
export function comparePlaces(stepA: number, timeA: number, stepB: number, timeB: number): number {
  const absentA = Number.isNaN(stepA);
  const absentB = Number.isNaN(stepB);
  if (absentA !== absentB) return absentA ? -1 : 1;
  if (!absentA && stepA !== stepB) return stepA - stepB;
  return timeA - timeB;
}

/**
 * The points in (step, time, arrival) order. Points that already are in order are returned as they are.
 * O(n) when sorted, else O(n log n).
 */
export function sortPoints(points: PointColumns): PointColumns {
  const { steps, timesMs, values } = points;
  const n = values.length;
  const compare = (a: number, b: number): number =>
    comparePlaces(steps[a] ?? Number.NaN, timesMs[a] ?? 0, steps[b] ?? Number.NaN, timesMs[b] ?? 0);
  let sorted = true;
  for (let i = 1; i < n && sorted; i++) sorted = compare(i - 1, i) <= 0;
  if (sorted) return points;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => compare(a, b) || a - b);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] ?? Number.NaN);
  return { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) };
}

/** The parts one after the other, as if they had arrived in that order. O(points). */
export function concatPoints(parts: readonly PointColumns[]): PointColumns {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const n = parts.reduce((sum, part) => sum + part.values.length, 0);
  const joined = { steps: new Float64Array(n), timesMs: new Float64Array(n), values: new Float64Array(n) };
  let at = 0;
  for (const part of parts) {
    joined.steps.set(part.steps, at);
    joined.timesMs.set(part.timesMs, at);
    joined.values.set(part.values, at);
    at += part.values.length;
  }
  return joined;
}

/** The points [from, to), in the same memory. */
export const slicePoints = (points: PointColumns, from: number, to: number): PointColumns => ({
  steps: points.steps.subarray(from, to),
  timesMs: points.timesMs.subarray(from, to),
  values: points.values.subarray(from, to),
});
