/** Of finite numbers; null where there is none of it, or where it left the range of a double. */
export interface Aggregate {
  readonly count: number;
  readonly mean: number | null;
  /** Of a sample: the divisor is n − 1; null of fewer than two. */
  readonly standardDeviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Aggregates the numbers of each group; a row whose group is negative is left out, as are NaN and the infinities. One pass: Welford,
 * "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962), doi:10.2307/1266577.
 */
export function aggregateGroups(numbers: Float64Array, groupOf: Int32Array, groups: number): Aggregate[] {
  const count = new Uint32Array(groups);
  const mean = new Float64Array(groups);
  const m2 = new Float64Array(groups);
  const min = new Float64Array(groups).fill(Infinity);
  const max = new Float64Array(groups).fill(-Infinity);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] ?? -1;
    const value = numbers[row] ?? Number.NaN;
    if (group < 0 || !Number.isFinite(value)) continue;
    const n = (count[group] ?? 0) + 1;
    const before = mean[group] ?? 0;
    const after = before + (value - before) / n;
    count[group] = n;
    mean[group] = after;
    m2[group] = (m2[group] ?? 0) + (value - before) * (value - after);
    if (value < (min[group] ?? 0)) min[group] = value;
    if (value > (max[group] ?? 0)) max[group] = value;
  }
  return Array.from(count, (n, group) => ({
    count: n,
    mean: n === 0 ? null : finite(mean[group]),
    standardDeviation: n < 2 ? null : finite(Math.sqrt((m2[group] ?? 0) / (n - 1))),
    min: n === 0 ? null : finite(min[group]),
    max: n === 0 ? null : finite(max[group]),
  }));
}

const finite = (value = Number.NaN): number | null => (Number.isFinite(value) ? value : null);
