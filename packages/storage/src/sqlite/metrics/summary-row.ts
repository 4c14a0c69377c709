import type { MetricSummary, PlacedValue } from '@assay/series';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { SqlRow } from '../connection.ts';

/** Columns of `metric_summary` behind its key, in the order of `summaryValues`. */
export const summaryColumns = [
  'count',
  'nan_count',
  'positive_infinity_count',
  'negative_infinity_count',
  'mean',
  'm2',
  'min_value',
  'min_step',
  'min_time_ms',
  'max_value',
  'max_step',
  'max_time_ms',
  'first_value',
  'first_step',
  'first_time_ms',
  'last_value',
  'last_step',
  'last_time_ms',
] as const;

/** SQLite keeps no NaN: null stands for it, in values and in absent steps alike. */
const nullForNan = (value: number): number | null => (Number.isNaN(value) ? null : value);
const placed = (place: PlacedValue | null): SQLInputValue[] =>
  place === null ? [null, null, null] : [nullForNan(place.value), nullForNan(place.step), place.timeMs];

export const summaryValues = (summary: MetricSummary): SQLInputValue[] => [
  summary.count,
  summary.nanCount,
  summary.positiveInfinityCount,
  summary.negativeInfinityCount,
  summary.mean,
  summary.m2,
  ...placed(summary.min),
  ...placed(summary.max),
  ...placed(summary.first),
  ...placed(summary.last),
];

export const summaryOfRow = (row: SqlRow): MetricSummary =>
  summaryOfValues(
    summaryColumns.map((column) => row[column] ?? null),
    0,
  );

/** The summary whose columns stand in `values` from `at` on, in their order. */
export function summaryOfValues(values: readonly SQLOutputValue[], at: number): MetricSummary {
  const number = (column: number): number => Number(values[at + column] ?? 0);
  const orNan = (column: number): number => {
    const value = values[at + column];
    return value === null ? Number.NaN : Number(value);
  };
  const place = (column: number): PlacedValue => ({
    value: orNan(column),
    step: orNan(column + 1),
    timeMs: number(column + 2),
  });
  return {
    count: number(0),
    nanCount: number(1),
    positiveInfinityCount: number(2),
    negativeInfinityCount: number(3),
    mean: values[at + 4] === null ? null : number(4),
    m2: number(5),
    min: values[at + 6] === null ? null : place(6),
    max: values[at + 9] === null ? null : place(9),
    first: place(12),
    last: place(15),
  };
}
