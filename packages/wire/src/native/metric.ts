import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  EpochMsSchema,
  IdSchema,
  NextCursorSchema,
  nullable,
  object,
  optional,
  PageQuerySchema,
  StepSchema,
  WireNumberSchema,
  oneOf,
} from './scalar.ts';

/** A value of a series with its place. `step` is null where the point was logged without one. */
export const PlacedValueSchema = object({
  value: WireNumberSchema,
  step: nullable(StepSchema),
  timeMs: EpochMsSchema,
});
export type PlacedValue = Static<typeof PlacedValueSchema>;

/** Non-finite values are counted, and stay out of min, max, mean and standard deviation. */
export const MetricSummarySchema = object({
  count: CountSchema,
  nanCount: CountSchema,
  positiveInfinityCount: CountSchema,
  negativeInfinityCount: CountSchema,
  mean: nullable(Type.Number()),
  /** Sample standard deviation (n - 1); null below two finite values. */
  standardDeviation: nullable(Type.Number()),
  min: nullable(PlacedValueSchema),
  max: nullable(PlacedValueSchema),
  first: PlacedValueSchema,
  /** Greatest by (step, time, arrival). */
  last: PlacedValueSchema,
});
export type MetricSummary = Static<typeof MetricSummarySchema>;

export const MetricPointSchema = object({
  name: Type.String(),
  value: WireNumberSchema,
  step: optional(nullable(StepSchema)),
  timeMs: optional(EpochMsSchema),
});
export type MetricPoint = Static<typeof MetricPointSchema>;

export const LogMetricsSchema = object({
  /** With `sequence`: names this batch, so that a replay after a lost answer is not stored twice. */
  clientId: optional(Type.String({ minLength: 1, maxLength: 64 })),
  sequence: optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  points: Type.Array(MetricPointSchema, { minItems: 1, maxItems: 100_000 }),
});
export type LogMetrics = Static<typeof LogMetricsSchema>;
export const LogMetricsAnswerSchema = object({ accepted: CountSchema, replayed: Type.Boolean() });
export type LogMetricsAnswer = Static<typeof LogMetricsAnswerSchema>;

export const MetricSummaryListSchema = object({ metrics: Type.Record(Type.String(), MetricSummarySchema) });
export type MetricSummaryList = Static<typeof MetricSummaryListSchema>;

export const ReadPointsQuerySchema = object({
  name: Type.String(),
  cursor: PageQuerySchema.cursor,
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 10_000 })),
});
export type ReadPointsQuery = Static<typeof ReadPointsQuerySchema>;
/** Points in (step, time, arrival) order, as columns of equal length. */
export const PointsPageSchema = object({
  name: Type.String(),
  steps: Type.Array(nullable(StepSchema)),
  timesMs: Type.Array(EpochMsSchema),
  values: Type.Array(WireNumberSchema),
  nextCursor: NextCursorSchema,
});
export type PointsPage = Static<typeof PointsPageSchema>;

export const seriesAxes = ['step', 'time', 'relativeTime'] as const;
export type SeriesAxis = (typeof seriesAxes)[number];

export const QueryMetricsSchema = object({
  runIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500 }),
  names: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
  /** relativeTime is milliseconds since the run's start. Points without a step take their ordinal on the step axis. */
  x: optional(oneOf(seriesAxes)),
  from: optional(Type.Number()),
  to: optional(Type.Number()),
  buckets: optional(Type.Integer({ minimum: 1, maximum: 4000, default: 1000 })),
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
