import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { RunScopeProperties, RunSortSchema } from './run-scope.ts';
import { CountSchema, IdSchema, nullable, object, optional, WireNumberSchema } from './scalar.ts';

const FieldSchema = Type.String({
  minLength: 1,
  maxLength: 1024,
  description: 'As filters name it: "params.lr", "metrics.loss.min", "tags.team", "status", "duration"',
});

/**
 * A value of a run: a number (times in epoch milliseconds, durations in seconds), a text, or null where there is none. "NaN" of a metric
 * whose first or last value is so.
 */
const RunValueSchema = Type.Union([WireNumberSchema, Type.String(), Type.Null()]);
export type RunValue = Static<typeof RunValueSchema>;

/** Values of many runs at once, column by column: what charts over runs are drawn from. */
export const QueryRunValuesSchema = object({
  ...RunScopeProperties,
  sort: optional(RunSortSchema),
  fields: Type.Array(FieldSchema, { minItems: 1, maxItems: 64 }),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 10_000 })),
});
export type QueryRunValues = Static<typeof QueryRunValuesSchema>;
export const RunValuesSchema = object({
  total: CountSchema,
  ids: Type.Array(IdSchema),
  /** In the order of the fields; each has a value for each of the ids. */
  columns: Type.Array(object({ field: Type.String(), values: Type.Array(RunValueSchema) })),
});
export type RunValues = Static<typeof RunValuesSchema>;

export const AggregateRunsSchema = object({
  ...RunScopeProperties,
  by: Type.Array(FieldSchema, {
    minItems: 1,
    maxItems: 3,
    description: 'Runs with equal values of these are a group; of "group", a run is in each that it stands in',
  }),
  fields: optional(Type.Array(FieldSchema, { maxItems: 64, description: 'Numbers to aggregate' })),
  sort: optional(
    Type.String({
      maxLength: 1024,
      description: '"count desc" (without it), one of `by`, or one of `fields`, which sorts by its mean',
    }),
  ),
  limit: optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
  offset: optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
});
export type AggregateRuns = Static<typeof AggregateRunsSchema>;

/** Of the finite numbers of a group; what is missing, NaN or infinite is left out. */
const RunAggregateSchema = object({
  count: CountSchema,
  mean: nullable(Type.Number()),
  standardDeviation: nullable(Type.Number({ description: 'Of a sample (n − 1); null below two' })),
  min: nullable(Type.Number()),
  max: nullable(Type.Number()),
});
export type RunAggregate = Static<typeof RunAggregateSchema>;

const AggregatedGroupSchema = object({
  /** A value for each of `by`; null: the runs that have none. */
  key: Type.Array(RunValueSchema),
  count: CountSchema,
  statusCounts: Type.Record(Type.String(), CountSchema),
  /** In the order of `fields`. */
  aggregates: Type.Array(RunAggregateSchema),
  filter: nullable(
    Type.String({
      description:
        'Selects just the runs of the group, together with the filter of the question. null where no filter can say it: a value that is NaN, a text too long',
    }),
  ),
});
export type AggregatedGroup = Static<typeof AggregatedGroupSchema>;
export const AggregatedRunsSchema = object({
  total: Type.Integer({ minimum: 0, description: 'Groups in all' }),
  runTotal: Type.Integer({ minimum: 0, description: 'Runs in all groups, each once' }),
  groups: Type.Array(AggregatedGroupSchema),
});
export type AggregatedRuns = Static<typeof AggregatedRunsSchema>;

export const DescribeRunFieldsSchema = object({
  ...RunScopeProperties,
  fields: Type.Array(FieldSchema, { minItems: 1, maxItems: 1000 }),
  search: optional(
    Type.String({ maxLength: 256, description: 'Answer only values that contain this text, in any case' }),
  ),
  values: optional(
    Type.Integer({ minimum: 0, maximum: 200, default: 0, description: 'The most frequent values: how many to answer' }),
  ),
});
export type DescribeRunFields = Static<typeof DescribeRunFieldsSchema>;
const RunFieldSchema = object({
  field: Type.String(),
  present: Type.Integer({ minimum: 0, description: 'Runs that have a value' }),
  distinct: Type.Integer({ minimum: 0, description: 'Different values' }),
  /** There are more different values than `distinct` says, and `values` are the most frequent of those counted. */
  distinctCapped: optional(Type.Literal(true)),
  least: nullable(Type.Number({ description: 'Of finite numbers, as greatest' })),
  greatest: nullable(Type.Number()),
  values: Type.Array(object({ value: RunValueSchema, count: CountSchema })),
});
export type RunField = Static<typeof RunFieldSchema>;
export const RunFieldsSchema = object({ total: CountSchema, fields: Type.Array(RunFieldSchema) });
export type RunFields = Static<typeof RunFieldsSchema>;
