import type { PointColumns } from '@assay/series';

export interface PlacedPoints {
  /** Ascending. */
  readonly xs: Float64Array;
  readonly points: PointColumns;
}

/**
 * Points of one series, given in (step, time, arrival) order, with their places on an axis, in the order of those. On the step
 * axis a point without a step takes its ordinal; relative time counts from `startMs`. Equal places keep their order. O(n) when
 * the places ascend already, else O(n log n).
 */
export function placePoints(
  points: PointColumns,
  axis: 'step' | 'time' | 'relativeTime',
  startMs: number,
): PlacedPoints {
  const { steps, timesMs } = points;
  switch (axis) {
    case 'time':
      return inOrder(timesMs, points);
    case 'relativeTime':
      return inOrder(
        timesMs.map((timeMs) => timeMs - startMs),
        points,
      );
    case 'step':
      return inOrder(
        steps.map((step, i) => (Number.isNaN(step) ? i : step)),
        points,
      );
  }
}

function inOrder(xs: Float64Array, points: PointColumns): PlacedPoints {
  let ascending = true;
  for (let i = 1; i < xs.length && ascending; i++) ascending = (xs[i - 1] ?? 0) <= (xs[i] ?? 0);
  if (ascending) return { xs, points };
  const order = Uint32Array.from(xs.keys()).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] ?? Number.NaN);
  return {
    xs: pick(xs),
    points: { steps: pick(points.steps), timesMs: pick(points.timesMs), values: pick(points.values) },
  };
}
