import { comparePlaces } from './order.ts';
import type { PointColumns } from './points.ts';

/** A value with its place; `step` NaN: without a step. */
export interface PlacedValue {
  readonly value: number;
  readonly step: number;
  readonly timeMs: number;
}

/**
 * What a table needs to know of a series without reading it. Non-finite values are counted and stay out of mean, m2, min and max.
 * `m2` is the sum of squared deviations from the mean, so the sample variance is m2 / (finite count - 1). `first` and
 * `last` are the least and greatest by (step, time, arrival); of equal values the earliest in that order is min or max.
 */
export interface MetricSummary {
  readonly count: number;
  readonly nanCount: number;
  readonly positiveInfinityCount: number;
  readonly negativeInfinityCount: number;
  readonly mean: number | null;
  readonly m2: number;
  readonly min: PlacedValue | null;
  readonly max: PlacedValue | null;
  readonly first: PlacedValue;
  readonly last: PlacedValue;
}

export const finiteCount = (summary: MetricSummary): number =>
  summary.count - summary.nanCount - summary.positiveInfinityCount - summary.negativeInfinityCount;

/** Sample standard deviation; null below two finite values. */
export function standardDeviation(summary: MetricSummary): number | null {
  const n = finiteCount(summary);
  return n < 2 ? null : Math.sqrt(summary.m2 / (n - 1));
}

/**
 * The mean of `nA` values with the mean `a` and `nB` with the mean `b`; nA + nB > 0. Where the difference of the two leaves the range of a
 * double, their shares are added instead: the mean of finite values is finite. Then m2, a sum of squares, is Infinity.
 */
export function weightedMean(a: number, nA: number, b: number, nB: number): number {
  const n = nA + nB;
  const mean = a + ((b - a) / n) * nB;
  return Number.isFinite(mean) ? mean : a * (nA / n) + b * (nB / n);
}

/**
 * The summary of at least one point. Mean and m2 by Welford's one-pass update (Technometrics 4(3), 1962,
 * doi:10.1080/00401706.1962.10490022). Throws on an empty series: there is nothing to say of it. O(n).
 */
export function summarize(points: PointColumns): MetricSummary {
  const { steps, timesMs, values } = points;
  if (values.length === 0) throw new Error('summarize: no points');
  let nanCount = 0;
  let positiveInfinityCount = 0;
  let negativeInfinityCount = 0;
  let finite = 0;
  let mean = 0;
  let m2 = 0;
  let minAt = -1;
  let maxAt = -1;
  let firstAt = 0;
  let lastAt = 0;
  const value = (i: number): number => values[i] ?? Number.NaN;
  const compare = (a: number, b: number): number =>
    comparePlaces(steps[a] ?? Number.NaN, timesMs[a] ?? 0, steps[b] ?? Number.NaN, timesMs[b] ?? 0);
  for (let i = 0; i < values.length; i++) {
    const x = value(i);
    if (compare(i, firstAt) < 0) firstAt = i;
    if (compare(i, lastAt) >= 0) lastAt = i;
    if (Number.isNaN(x)) nanCount++;
    else if (x === Infinity) positiveInfinityCount++;
    else if (x === -Infinity) negativeInfinityCount++;
    else {
      finite++;
      const before = mean;
      mean = weightedMean(before, finite - 1, x, 1);
      m2 += (x - before) * (x - mean);
      if (minAt < 0 || x < value(minAt) || (x === value(minAt) && compare(i, minAt) < 0)) minAt = i;
      if (maxAt < 0 || x > value(maxAt) || (x === value(maxAt) && compare(i, maxAt) < 0)) maxAt = i;
    }
  }
  const placed = (i: number): PlacedValue => ({
    value: value(i),
    step: steps[i] ?? Number.NaN,
    timeMs: timesMs[i] ?? 0,
  });
  return {
    count: values.length,
    nanCount,
    positiveInfinityCount,
    negativeInfinityCount,
    mean: finite === 0 ? null : mean,
    m2,
    min: minAt < 0 ? null : placed(minAt),
    max: maxAt < 0 ? null : placed(maxAt),
    first: placed(firstAt),
    last: placed(lastAt),
  };
}

/**
 * The summary of `a`'s points followed by `b`'s arrivals. Mean and m2 by the pairwise update of Chan, Golub and LeVeque
 * (The American Statistician 37(3), 1983, doi:10.1080/00031305.1983.10483115).
 */
export function mergeSummaries(a: MetricSummary, b: MetricSummary): MetricSummary {
  const nA = finiteCount(a);
  const nB = finiteCount(b);
  const n = nA + nB;
  const delta = (b.mean ?? 0) - (a.mean ?? 0);
  const mean = nA === 0 ? b.mean : nB === 0 ? a.mean : weightedMean(a.mean ?? 0, nA, b.mean ?? 0, nB);
  const m2 = nA === 0 ? b.m2 : nB === 0 ? a.m2 : a.m2 + b.m2 + (delta * delta * nA * nB) / n;
  const before = (x: PlacedValue, y: PlacedValue): boolean => comparePlaces(x.step, x.timeMs, y.step, y.timeMs) < 0;
  const extreme = (x: PlacedValue | null, y: PlacedValue | null, sign: 1 | -1): PlacedValue | null => {
    if (x === null || y === null) return x ?? y;
    if (x.value !== y.value) return (x.value - y.value) * sign < 0 ? x : y;
    return before(y, x) ? y : x;
  };
  return {
    count: a.count + b.count,
    nanCount: a.nanCount + b.nanCount,
    positiveInfinityCount: a.positiveInfinityCount + b.positiveInfinityCount,
    negativeInfinityCount: a.negativeInfinityCount + b.negativeInfinityCount,
    mean,
    m2,
    min: extreme(a.min, b.min, 1),
    max: extreme(a.max, b.max, -1),
    first: before(b.first, a.first) ? b.first : a.first,
    last: before(b.last, a.last) ? a.last : b.last,
  };
}
