import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, IdSchema, nullable, object, oneOf, optional, WireNumberSchema } from './scalar.ts';

export const seriesAxes = ['step', 'time', 'relativeTime'] as const;
export type SeriesAxis = (typeof seriesAxes)[number];

export const bucketColumns = ['count', 'min', 'max', 'mean', 'first', 'last', 'lastX'] as const;
export type BucketColumn = (typeof bucketColumns)[number];

export const QueryMetricsSchema = object({
  runIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500 }),
  names: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
  /** relativeTime is milliseconds since the run's start. Points without a step take their ordinal on the step axis. */
  x: optional(oneOf(seriesAxes)),
  from: optional(Type.Number()),
  to: optional(Type.Number()),
  buckets: optional(Type.Integer({ minimum: 1, maximum: 4000, default: 1000 })),
  /** What is wanted of each bucket; left out: everything. In JSON the columns of the rest are empty. */
  columns: optional(Type.Array(oneOf(bucketColumns), { minItems: 1, maxItems: 7 })),
});
export type QueryMetrics = Static<typeof QueryMetricsSchema>;

/**
 * One curve on the grid that all curves of the answer share: bucket i covers
 * [from + i·width, from + (i+1)·width), the last one its right edge too. Empty buckets are left out. Where the
 * bucket holds no finite value, min, max and mean are null.
 */
export const BucketedSeriesSchema = object({
  runId: IdSchema,
  name: Type.String(),
  pointCount: CountSchema,
  index: Type.Array(CountSchema),
  count: Type.Array(CountSchema),
  min: Type.Array(nullable(Type.Number())),
  max: Type.Array(nullable(Type.Number())),
  mean: Type.Array(nullable(Type.Number())),
  first: Type.Array(WireNumberSchema),
  last: Type.Array(WireNumberSchema),
  /** Exact x of the last point of each bucket. */
  lastX: Type.Array(Type.Number()),
});
export type BucketedSeries = Static<typeof BucketedSeriesSchema>;

export const MetricsAnswerSchema = object({
  x: oneOf(seriesAxes),
  from: Type.Number(),
  to: Type.Number(),
  buckets: CountSchema,
  series: Type.Array(BucketedSeriesSchema),
});
export type MetricsAnswer = Static<typeof MetricsAnswerSchema>;
