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

/** An optional grouping of runs inside one experiment; a run can stand in several. */
export const RunGroupSchema = object({
  id: IdSchema,
  experimentId: IdSchema,
  name: Type.String(),
  description: Type.String(),
  tags: TagsSchema,
  runCount: CountSchema,
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  deletedMs: nullable(EpochMsSchema),
  version: Type.Integer(),
});
export type RunGroup = Static<typeof RunGroupSchema>;

export const CreateRunGroupSchema = object({
  experimentId: IdSchema,
  name: Type.String(),
  description: optional(Type.String()),
  tags: optional(TagsSchema),
});
export type CreateRunGroup = Static<typeof CreateRunGroupSchema>;

export const UpdateRunGroupSchema = object({ name: optional(Type.String()), description: optional(Type.String()) });
export type UpdateRunGroup = Static<typeof UpdateRunGroupSchema>;

export const ListRunGroupsQuerySchema = object({
  ...PageQuerySchema,
  experimentId: optional(IdSchema),
  runId: optional(IdSchema),
  view: optional(DeletionViewSchema),
});
export type ListRunGroupsQuery = Static<typeof ListRunGroupsQuerySchema>;

export const RunGroupPageSchema = object({ groups: Type.Array(RunGroupSchema), nextCursor: NextCursorSchema });
export type RunGroupPage = Static<typeof RunGroupPageSchema>;
