import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  EpochMsSchema,
  IdSchema,
  nullable,
  object,
  optional,
  StepSchema,
  WireNumberSchema,
} from './scalar.ts';

/**
 * Answered as Server-Sent Events: `event: points`, whose data is `{"series": [...]}` with what is new since the cursor, and
 * whose `id` is the next cursor, resumed by `Last-Event-ID` or `cursor`. `event: reset` says that points were skipped: the
 * cursor was too old, or the client too slow. Read the series anew, then go on. With `Accept: application/json`: one page.
 */
export const TailMetricsQuerySchema = object({
  runIds: Type.String({ minLength: 1, description: 'Ids, separated by commas; 200 at most' }),
  names: optional(
    Type.String({ minLength: 1, description: 'Metrics, separated by commas, or a JSON array of them; left out: all' }),
  ),
  cursor: optional(
    Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Left out: from now on' }),
  ),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 20_000, description: 'Points of one event' })),
});
export type TailMetricsQuery = Static<typeof TailMetricsQuerySchema>;

/** Points of one series in order of arrival. */
export const ArrivedSeriesSchema = object({
  runId: IdSchema,
  name: Type.String(),
  steps: Type.Array(nullable(StepSchema)),
  timesMs: Type.Array(EpochMsSchema),
  values: Type.Array(WireNumberSchema),
});
export type ArrivedSeries = Static<typeof ArrivedSeriesSchema>;

export const ArrivedPointsSchema = object({
  series: Type.Array(ArrivedSeriesSchema),
  cursor: CountSchema,
  /** Points between the given cursor and these were skipped. */
  reset: Type.Boolean(),
});
export type ArrivedPoints = Static<typeof ArrivedPointsSchema>;
