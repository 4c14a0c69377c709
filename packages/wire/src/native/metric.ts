import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  EpochMsSchema,
  NextCursorSchema,
  nullable,
  object,
  optional,
  PageQuerySchema,
  StepSchema,
  WireNumberSchema,
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

const ClientIdSchema = Type.String({ minLength: 1, maxLength: 64 });
const SequenceSchema = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const MetricPointSchema = object({
  name: Type.String(),
  value: WireNumberSchema,
  step: optional(nullable(StepSchema)),
  timeMs: optional(EpochMsSchema),
});
export type MetricPoint = Static<typeof MetricPointSchema>;

/** Series that share their places: each column of `values` has one value for each place, in order of arrival. */
export const MetricColumnsSchema = object({
  /** Null where a point has no step; left out: none has one. */
  steps: optional(Type.Array(nullable(StepSchema))),
  /** Left out: all get the time of the call. */
  timesMs: optional(Type.Array(EpochMsSchema)),
  values: Type.Record(Type.String(), Type.Array(WireNumberSchema)),
});
export type MetricColumns = Static<typeof MetricColumnsSchema>;

/** Points as rows, or as columns, or both; at least one. A bound of their number is among the server's limits. */
export const LogMetricsSchema = object({
  /** With `sequence`: names this batch, so that a replay after a lost answer is not stored twice. */
  clientId: optional(ClientIdSchema),
  sequence: optional(SequenceSchema),
  points: optional(Type.Array(MetricPointSchema, { minItems: 1 })),
  columns: optional(Type.Array(MetricColumnsSchema, { minItems: 1 })),
});
export type LogMetricsBody = Static<typeof LogMetricsSchema>;
/** As rows. */
export type LogMetrics = LogMetricsBody & Required<Pick<LogMetricsBody, 'points'>>;
/** The same two beside a body that is a binary frame. */
export const LogMetricsQuerySchema = object({ clientId: optional(ClientIdSchema), sequence: optional(SequenceSchema) });
export const LogMetricsAnswerSchema = object({ accepted: CountSchema, replayed: Type.Boolean() });
export type LogMetricsAnswer = Static<typeof LogMetricsAnswerSchema>;

/** In order of name. */
export const ListMetricsQuerySchema = object({
  names: optional(
    Type.String({ minLength: 1, description: 'Metrics, separated by commas, or a JSON array of them; left out: all' }),
  ),
  search: optional(Type.String({ maxLength: 500, description: 'Names that contain this text, in any case' })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, description: 'Left out: all' })),
  cursor: PageQuerySchema.cursor,
});
export type ListMetricsQuery = Static<typeof ListMetricsQuerySchema>;
export const MetricSummaryListSchema = object({
  metrics: Type.Record(Type.String(), MetricSummarySchema),
  nextCursor: NextCursorSchema,
});
export type MetricSummaryList = Static<typeof MetricSummaryListSchema>;

export const ListMetricNamesQuerySchema = object({
  search: optional(Type.String({ maxLength: 500, description: 'Names that contain this text, in any case' })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 10_000 })),
  cursor: PageQuerySchema.cursor,
});
export type ListMetricNamesQuery = Static<typeof ListMetricNamesQuerySchema>;
export const MetricNamePageSchema = object({ names: Type.Array(Type.String()), nextCursor: NextCursorSchema });
export type MetricNamePage = Static<typeof MetricNamePageSchema>;

export const ReadPointsQuerySchema = object({
  name: Type.String(),
  cursor: PageQuerySchema.cursor,
  limit: optional(
    Type.Integer({
      minimum: 1,
      maximum: 100_000,
      default: 10_000,
      description: 'Of a JSON page; other answers are whole',
    }),
  ),
  fromStep: optional(StepSchema),
  toStep: optional(StepSchema),
  fromTimeMs: optional(EpochMsSchema),
  toTimeMs: optional(EpochMsSchema),
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
