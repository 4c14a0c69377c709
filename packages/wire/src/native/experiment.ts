import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  DeletionViewSchema,
  EpochMsSchema,
  IdSchema,
  NextCursorSchema,
  nullable,
  object,
  optional,
  PageQuerySchema,
  TagsSchema,
} from './scalar.ts';

/**
 * What the experiment's runs are held against, one of the three: the runs named, all of a group of the experiment, or those of the experiment that match a filter, whichever they are when it is asked.
 */
export const SetBaselineSchema = object({
  runIds: optional(Type.Array(IdSchema, { minItems: 1, maxItems: 1000 })),
  groupId: optional(IdSchema),
  filter: optional(Type.String({ minLength: 1, maxLength: 16_384 })),
});
export type SetBaseline = Static<typeof SetBaselineSchema>;

/** One of `runIds`, `groupId` and `filter`, as it was set. */
export const BaselineSchema = object({
  runIds: optional(Type.Array(IdSchema)),
  groupId: optional(IdSchema),
  filter: optional(Type.String()),
  setMs: EpochMsSchema,
  setBy: Type.String(),
  /** Runs that were named and are deleted. */
  deletedRunIds: Type.Array(IdSchema),
  isGroupDeleted: Type.Boolean(),
});
export type Baseline = Static<typeof BaselineSchema>;

export const ExperimentSchema = object({
  id: IdSchema,
  name: Type.String(),
  description: Type.String(),
  folder: Type.String({ description: 'Slash-separated path, empty at the top' }),
  archived: Type.Boolean(),
  baseline: nullable(BaselineSchema),
  tags: TagsSchema,
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  deletedMs: nullable(EpochMsSchema),
  createdBy: Type.String(),
  updatedBy: Type.String({ description: 'Who made the latest change' }),
  /** Runs that are not deleted, in all and by status. */
  runCount: CountSchema,
  runCountByStatus: Type.Record(Type.String(), CountSchema),
  lastActivityMs: EpochMsSchema,
  version: Type.Integer({ description: 'Grows with each change; the ETag' }),
});
export type Experiment = Static<typeof ExperimentSchema>;

export const CreateExperimentSchema = object({
  name: Type.String(),
  description: optional(Type.String()),
  folder: optional(Type.String()),
  tags: optional(TagsSchema),
});
export type CreateExperiment = Static<typeof CreateExperimentSchema>;

export const UpdateExperimentSchema = object({
  name: optional(Type.String()),
  description: optional(Type.String()),
  folder: optional(Type.String()),
  archived: optional(Type.Boolean()),
  baseline: optional(nullable(SetBaselineSchema)),
});
export type UpdateExperiment = Static<typeof UpdateExperimentSchema>;

export const ListExperimentsQuerySchema = object({
  ...PageQuerySchema,
  name: optional(Type.String({ description: 'Exactly this name, ignoring case' })),
  filter: optional(Type.String()),
  sort: optional(Type.String({ description: 'e.g. "created desc", "name"' })),
  view: optional(DeletionViewSchema),
});
export type ListExperimentsQuery = Static<typeof ListExperimentsQuerySchema>;

export const ExperimentPageSchema = object({ experiments: Type.Array(ExperimentSchema), nextCursor: NextCursorSchema });
export type ExperimentPage = Static<typeof ExperimentPageSchema>;

export const CloneExperimentSchema = object({
  name: Type.String(),
  includeRuns: optional(
    Type.Boolean({ default: true, description: 'Clone its runs too: parameters, tags, inputs; never results' }),
  ),
});
export type CloneExperiment = Static<typeof CloneExperimentSchema>;

export const FolderListSchema = object({
  folders: Type.Array(object({ folder: Type.String(), experimentCount: CountSchema })),
});
export type FolderList = Static<typeof FolderListSchema>;

/** What the numbers of a metric mean in an experiment. `best` is min or max by the goal. */
export const MetricMetadataSchema = object({
  name: Type.String(),
  goal: nullable(Type.Union([Type.Literal('minimize'), Type.Literal('maximize')])),
  /** True when the goal was guessed from the metric's name. */
  inferred: Type.Boolean(),
  unit: Type.String(),
  displayName: Type.String(),
});
export type MetricMetadata = Static<typeof MetricMetadataSchema>;

export const MetricMetadataListSchema = object({ metrics: Type.Array(MetricMetadataSchema) });
export type MetricMetadataList = Static<typeof MetricMetadataListSchema>;

export const SetMetricMetadataSchema = object({
  name: Type.String(),
  goal: optional(nullable(Type.Union([Type.Literal('minimize'), Type.Literal('maximize')]))),
  unit: optional(Type.String()),
  displayName: optional(Type.String()),
});
export type SetMetricMetadata = Static<typeof SetMetricMetadataSchema>;
