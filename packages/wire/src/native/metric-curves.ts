import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, IdSchema, nullable, object, oneOf, optional, WireNumberSchema } from './scalar.ts';

export const seriesAxes = ['step', 'time', 'relativeTime', 'processTime'] as const;
export type SeriesAxis = (typeof seriesAxes)[number];

export const gridScales = ['linear', 'log'] as const;
export type GridScale = (typeof gridScales)[number];

export const bucketColumns = ['count', 'min', 'max', 'mean', 'first', 'last', 'lastX', 'nonFinite'] as const;
export type BucketColumn = (typeof bucketColumns)[number];

export const QueryMetricsSchema = object({
  runIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500 }),
  names: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
  /**
   * relativeTime is milliseconds since the run's start; processTime leaves out the pauses between an end of the run and its being
   * resumed, in which x stands still. Points without a step take their ordinal on the step axis. `metric`: over the values that another
   * metric of the run has at the same steps; every point of both is read then.
   */
  x: optional(Type.Union([...oneOf(seriesAxes).anyOf, object({ metric: Type.String() })])),
  from: optional(Type.Number()),
  to: optional(Type.Number()),
  buckets: optional(Type.Integer({ minimum: 1, maximum: 4000, default: 1000 })),
  /** Reads every point within the grid, so that nothing is `snapped`. */
  raw: optional(Type.Boolean()),
  /**
   * log: buckets of equal ratio, for a logarithmic x axis. `from` must be above 0 and is the least x that is, when left out; points at
   * or below 0 are in no bucket, but counted as `outside`.
   */
  scale: optional(Type.Union([Type.Literal('linear'), Type.Literal('log')], { default: 'linear' })),
  /** What is wanted of each bucket; left out: everything. In JSON the columns of the rest are empty. */
  columns: optional(Type.Array(oneOf(bucketColumns), { minItems: 1, maxItems: 8 })),
});
export type QueryMetrics = Static<typeof QueryMetricsSchema>;

/**
 * One curve on the grid that all curves of the answer share: bucket i covers [from + i·width, from + (i+1)·width), with `scale` log
 * [from·r^i, from·r^(i+1)) where r = (to/from)^(1/buckets); the last one its right edge too. Empty buckets are left out. Where the
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
  /** Points of each bucket that are NaN or infinite. */
  nonFinite: Type.Array(CountSchema),
  /**
   * Whether blocks of up to 256 points that straddle the edge between two buckets count in the bucket of their first point. min and max
   * are values within the bucket all the same, and no spike is lost.
   */
  snapped: Type.Boolean(),
  /** Points at x ≤ 0, which a logarithmic grid leaves out; 0 on a linear one. */
  outside: CountSchema,
});
export type BucketedSeries = Static<typeof BucketedSeriesSchema>;

export const MetricsAnswerSchema = object({
  x: oneOf([...seriesAxes, 'metric']),
  /** The metric on the x axis, where it is one. */
  xName: optional(Type.String()),
  scale: oneOf(gridScales),
  from: Type.Number(),
  to: Type.Number(),
  /** As many as asked for, or one for each step where these are fewer. */
  buckets: CountSchema,
  series: Type.Array(BucketedSeriesSchema),
});
export type MetricsAnswer = Static<typeof MetricsAnswerSchema>;
