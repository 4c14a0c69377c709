import type { ChartTable } from '../export-chart/chart-table.ts';
import type { XAxis } from '../view-state/line-settings.ts';
import type { CurveData } from './curve-data.ts';
import { unitOf, axisTitle } from './x-axis.ts';

export interface TabledCurve {
  readonly label: string;
  readonly data: CurveData;
  readonly smoothed?: Float64Array | undefined;
}

/**
 * The figures of curves: x, then least, mean and greatest value of each, or the value alone where no row stands for more than one point.
 * A line for each bucket that any curve has a row in. Times of day are written as ISO 8601.
 */
export function lineTable(curves: readonly TabledCurve[], axis: XAxis): ChartTable {
  const xs = new Map<number, number>();
  for (const { data } of curves)
    data.bucket.forEach((bucket, row) => xs.set(bucket, Math.max(xs.get(bucket) ?? -Infinity, data.x[row] ?? 0)));
  const lines = [...xs].sort(([a], [b]) => a - b);
  const columns = curves.flatMap(({ label, data, smoothed }) => {
    const isSpread = data.min.some((low, i) => low < (data.max[i] ?? low));
    const parts: { title: string; column: ArrayLike<number> }[] = isSpread
      ? [
          { title: `${label} min`, column: data.min },
          ...(data.mean === undefined ? [] : [{ title: `${label} mean`, column: data.mean }]),
          { title: `${label} max`, column: data.max },
        ]
      : [{ title: label, column: data.mean ?? data.min }];
    if (smoothed !== undefined) parts.push({ title: `${label} smoothed`, column: smoothed });
    const rowOf = new Map<number, number>();
    data.bucket.forEach((bucket, row) => rowOf.set(bucket, row));
    return parts.map((part) => ({ ...part, rowOf }));
  });
  const isTime = unitOf(axis) === 'instant';
  return {
    columns: [
      { title: axisTitle(axis), isNumber: !isTime },
      ...columns.map(({ title }) => ({ title, isNumber: true })),
    ],
    rowCount: lines.length,
    row: (index) => {
      const [bucket, x] = lines[index] ?? [-1, 0];
      const place = isTime ? new Date(x).toISOString() : x;
      return [
        place,
        ...columns.map(({ column, rowOf }) => {
          const row = rowOf.get(bucket);
          return row === undefined ? null : (column[row] ?? null);
        }),
      ];
    },
  };
}
