import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { ArtifactSchema } from './artifact.ts';
import { MetricSummarySchema } from './metric.ts';
import { ParametersSchema } from './parameter.ts';
import { RunScopeProperties, RunSortSchema } from './run-scope.ts';
import {
  CountSchema,
  EpochMsSchema,
  IdSchema,
  JsonValueSchema,
  NextCursorSchema,
  nullable,
  object,
  optional,
  PageQuerySchema,
  TagsSchema,
  oneOf,
} from './scalar.ts';

export const runStatuses = ['scheduled', 'running', 'stopping', 'completed', 'failed', 'stopped'] as const;
export type RunStatus = (typeof runStatuses)[number];
export const terminalRunStatuses: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'stopped']);
export const RunStatusSchema = oneOf(runStatuses);

export const ParameterPolicySchema = Type.Union([Type.Literal('write-once'), Type.Literal('overwrite')], {
  description: 'Whether a parameter may be logged again with another value',
});
export type ParameterPolicy = Static<typeof ParameterPolicySchema>;

const runCore = {
  id: IdSchema,
  number: Type.Integer({ description: 'Its place in the order in which runs were created' }),
  name: Type.String(),
  description: Type.String(),
  experimentId: nullable(IdSchema),
  experimentName: nullable(Type.String()),
  parentRunId: nullable(IdSchema),
  status: RunStatusSchema,
  statusMessage: Type.String({ description: 'Why it failed or was stopped; empty otherwise' }),
  parameterPolicy: ParameterPolicySchema,
  source: Type.String({ description: 'What made the run, e.g. sdk-typescript, cli-exec, mlflow, sagemaker' }),
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  startedMs: nullable(EpochMsSchema),
  endedMs: nullable(EpochMsSchema),
  deletedMs: nullable(EpochMsSchema),
  createdBy: Type.String(),
  version: Type.Integer(),
};

/** A run in a list: its own fields and the columns that were asked for. */
export const RunRowSchema = object({
  ...runCore,
  parameters: ParametersSchema,
  tags: TagsSchema,
  metrics: Type.Record(Type.String(), MetricSummarySchema),
  /** Runs that have it as their parent and are not deleted. */
  childCount: CountSchema,
});
export type RunRow = Static<typeof RunRowSchema>;

/** A run with all that is known of it but its points, logs and bytes. */
export const RunSchema = object({
  ...runCore,
  parameters: ParametersSchema,
  tags: TagsSchema,
  /** All, unless the question bounds them by `metrics`. */
  metrics: Type.Record(Type.String(), MetricSummarySchema),
  metricCount: CountSchema,
  /** All, unless the question bounds them by `artifacts`. */
  artifacts: Type.Array(ArtifactSchema),
  artifactCount: CountSchema,
  groupIds: Type.Array(IdSchema),
  childCount: CountSchema,
  /** Git, packages, hardware, command line: whatever the client captured. */
  environment: JsonValueSchema,
  pointCount: CountSchema,
  logLineCount: CountSchema,
});
export type Run = Static<typeof RunSchema>;

/** How much of a run with very many metrics or artifacts is answered. */
export const RunAnswerQuerySchema = object({
  metrics: optional(
    Type.Integer({
      minimum: 0,
      maximum: 100_000,
      description: 'At most so many summaries of metrics, the first in order of name; left out: all',
    }),
  ),
  artifacts: optional(
    Type.Integer({
      minimum: 0,
      maximum: 100_000,
      description: 'At most so many artifacts, the first in order of name, of artifactCount; left out: all',
    }),
  ),
});
export type RunAnswerQuery = Static<typeof RunAnswerQuerySchema>;

export const CreateRunSchema = object({
  id: optional(IdSchema),
  name: optional(Type.String({ description: 'Made up from words and the time when absent' })),
  experimentId: optional(IdSchema),
  experimentName: optional(Type.String({ description: 'Created when no such experiment exists' })),
  groupIds: optional(Type.Array(IdSchema, { maxItems: 50 })),
  groupName: optional(Type.String({ description: 'A group of the experiment, created when it does not exist' })),
  parentRunId: optional(IdSchema),
  description: optional(Type.String()),
  status: optional(RunStatusSchema),
  startedMs: optional(EpochMsSchema),
  parameterPolicy: optional(ParameterPolicySchema),
  source: optional(Type.String()),
  environment: optional(JsonValueSchema),
  parameters: optional(ParametersSchema),
  tags: optional(TagsSchema),
});
export type CreateRun = Static<typeof CreateRunSchema>;

export const UpdateRunSchema = object({
  name: optional(Type.String()),
  description: optional(Type.String()),
  /** null takes the run out of its experiment; another id moves it. */
  experimentId: optional(nullable(IdSchema)),
  parentRunId: optional(nullable(IdSchema)),
  status: optional(RunStatusSchema),
  statusMessage: optional(Type.String()),
  startedMs: optional(EpochMsSchema),
  endedMs: optional(EpochMsSchema),
  /** When a run that had ended was taken up again, by a client that says so later; left out: now. */
  resumedMs: optional(EpochMsSchema),
  environment: optional(JsonValueSchema),
});
export type UpdateRun = Static<typeof UpdateRunSchema>;

const ColumnChoice = Type.Union([Type.Literal('all'), Type.Array(Type.String(), { maxItems: 1000 })], {
  description: '"all", or the names to answer; none by default',
});

export const SearchRunsSchema = object({
  ...PageQuerySchema,
  offset: optional(
    Type.Integer({
      minimum: 0,
      maximum: 10_000_000,
      description: 'Runs to leave out at the front: any place of the list at once. Not together with cursor',
    }),
  ),
  ...RunScopeProperties,
  sort: optional(RunSortSchema),
  parameters: optional(ColumnChoice),
  metrics: optional(ColumnChoice),
  tags: optional(ColumnChoice),
  /** Also count all matches; costs a second pass. */
  countTotal: optional(Type.Boolean()),
});
export type SearchRuns = Static<typeof SearchRunsSchema>;

export const RunPageSchema = object({
  runs: Type.Array(RunRowSchema),
  nextCursor: NextCursorSchema,
  total: optional(CountSchema),
});
export type RunPage = Static<typeof RunPageSchema>;

/** Which parameters, metrics and tags the runs of some experiments have: what a column picker offers. */
export const RunColumnsQuerySchema = object({
  experimentId: optional(IdSchema),
  unassigned: optional(Type.Boolean({ description: 'Of runs that belong to no experiment' })),
  search: optional(Type.String({ maxLength: 256 })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 1000, description: 'Of each of the three' })),
});
export type RunColumnsQuery = Static<typeof RunColumnsQuerySchema>;
export const RunColumnsSchema = object({
  parameters: Type.Array(Type.String()),
  metrics: Type.Array(Type.String()),
  tags: Type.Array(Type.String()),
});
export type RunColumns = Static<typeof RunColumnsSchema>;

export const CloneRunSchema = object({
  name: optional(Type.String()),
  experimentId: optional(IdSchema),
});
export type CloneRun = Static<typeof CloneRunSchema>;
