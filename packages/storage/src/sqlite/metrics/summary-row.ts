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

type Values = readonly SQLOutputValue[];

const numberAt = (values: Values, place: number): number => {
  const value = values[place];
  return typeof value === 'number' ? value : Number(value ?? 0);
};
const orNan = (values: Values, place: number): number => {
  const value = values[place];
  return typeof value === 'number' ? value : Number.NaN;
};
const placedAt = (values: Values, place: number): PlacedValue => ({
  value: orNan(values, place),
  step: orNan(values, place + 1),
  timeMs: numberAt(values, place + 2),
});

/** The summary whose columns stand in `values` from `at` on, in their order. */
export const summaryOfValues = (values: Values, at: number): MetricSummary => ({
  count: numberAt(values, at),
  nanCount: numberAt(values, at + 1),
  positiveInfinityCount: numberAt(values, at + 2),
  negativeInfinityCount: numberAt(values, at + 3),
  mean: values[at + 4] === null ? null : numberAt(values, at + 4),
  m2: numberAt(values, at + 5),
  min: values[at + 6] === null ? null : placedAt(values, at + 6),
  max: values[at + 9] === null ? null : placedAt(values, at + 9),
  first: placedAt(values, at + 12),
  last: placedAt(values, at + 15),
});
