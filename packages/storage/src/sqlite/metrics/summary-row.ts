import type { MetricSummary, PlacedValue } from '@assay/series';
import type { SQLInputValue } from 'node:sqlite';
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

export function summaryOfRow(row: SqlRow): MetricSummary {
  const number = (column: string): number => Number(row[column] ?? 0);
  const orNan = (column: string): number => (row[column] === null ? Number.NaN : number(column));
  const place = (which: string): PlacedValue => ({
    value: orNan(`${which}_value`),
    step: orNan(`${which}_step`),
    timeMs: number(`${which}_time_ms`),
  });
  return {
    count: number('count'),
    nanCount: number('nan_count'),
    positiveInfinityCount: number('positive_infinity_count'),
    negativeInfinityCount: number('negative_infinity_count'),
    mean: row['mean'] === null ? null : number('mean'),
    m2: number('m2'),
    min: row['min_value'] === null ? null : place('min'),
    max: row['max_value'] === null ? null : place('max'),
    first: place('first'),
    last: place('last'),
  };
}
