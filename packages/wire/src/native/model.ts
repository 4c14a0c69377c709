import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  EpochMsSchema,
  IdSchema,
  JsonValueSchema,
  NextCursorSchema,
  nullable,
  object,
  oneOf,
  optional,
  PageQuerySchema,
  TagsSchema,
} from './scalar.ts';

export const modelStages = ['None', 'Staging', 'Production', 'Archived'] as const;
export type ModelStage = (typeof modelStages)[number];
export const modelApprovals = ['PendingManualApproval', 'Approved', 'Rejected'] as const;
export type ModelApproval = (typeof modelApprovals)[number];

const VersionSchema = Type.Integer({ minimum: 1, description: '1, 2, 3 … within the model' });

export const ModelParamsSchema = object({ model: Type.String({ description: 'Name of the model' }) });
export const ModelVersionParamsSchema = object({
  model: Type.String({ description: 'Name of the model' }),
  version: Type.String({ pattern: '^[1-9][0-9]{0,9}$', description: 'Number of the version' }),
});
export const ModelAliasParamsSchema = object({
  model: Type.String({ description: 'Name of the model' }),
  alias: Type.String(),
});

/** Stage, approval and aliases are independent of each other. */
export const ModelVersionSchema = object({
  id: IdSchema,
  /** The model's name. */
  model: Type.String(),
  version: VersionSchema,
  source: Type.String({ description: 'A URI as it was given; it is never opened' }),
  downloadUri: Type.String({ description: 'Where the files lie: the source, or what that leads to' }),
  runId: nullable(Type.String({ description: 'As given: the run need not be one of this server' })),
  run: nullable(object({ id: IdSchema, name: Type.String(), experimentId: nullable(IdSchema) })),
  loggedModelId: nullable(Type.String()),
  runLink: Type.String(),
  description: Type.String(),
  stage: oneOf(modelStages),
  approval: nullable(oneOf(modelApprovals)),
  aliases: Type.Array(Type.String()),
  tags: TagsSchema,
  createdMs: EpochMsSchema,
  createdBy: Type.String(),
  updatedMs: EpochMsSchema,
  updatedBy: Type.String(),
});
export type ModelVersion = Static<typeof ModelVersionSchema>;

/** A name under which versions of a model are kept. */
export const ModelSchema = object({
  id: IdSchema,
  name: Type.String({ description: 'Unique, case included; without "/" and ":"' }),
  description: Type.String(),
  /** The greatest number ever given: those of deleted versions do not come back. */
  lastVersion: CountSchema,
  versionCount: CountSchema,
  tags: TagsSchema,
  aliases: Type.Array(object({ alias: Type.String(), version: VersionSchema })),
  latestVersions: Type.Array(ModelVersionSchema, { description: 'The newest version in each stage' }),
  createdMs: EpochMsSchema,
  createdBy: Type.String(),
  updatedMs: EpochMsSchema,
  updatedBy: Type.String(),
});
export type Model = Static<typeof ModelSchema>;

export const CreateModelSchema = object({
  name: Type.String(),
  description: optional(Type.String()),
  tags: optional(TagsSchema),
});
export type CreateModel = Static<typeof CreateModelSchema>;
export const UpdateModelSchema = object({ name: optional(Type.String()), description: optional(Type.String()) });
export type UpdateModel = Static<typeof UpdateModelSchema>;

const SearchQuery = {
  ...PageQuerySchema,
  filter: optional(Type.String({ maxLength: 10_000, description: 'See docs/reference/filter.md' })),
  sort: optional(Type.String({ maxLength: 2000 })),
};
export const ListModelsQuerySchema = object(SearchQuery);
export type ListModelsQuery = Static<typeof ListModelsQuerySchema>;
export const ModelPageSchema = object({ models: Type.Array(ModelSchema), nextCursor: NextCursorSchema });
export type ModelPage = Static<typeof ModelPageSchema>;

export const CreateModelVersionSchema = object({
  version: optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'Greater than any given before, for versions that come from elsewhere; the next one by default',
    }),
  ),
  source: Type.String({ description: 'URI of the files, e.g. s3://…; models:/<name>/<version> copies a version' }),
  runId: optional(Type.String()),
  loggedModelId: optional(Type.String()),
  runLink: optional(Type.String()),
  description: optional(Type.String()),
  stage: optional(oneOf(modelStages)),
  approval: optional(oneOf(modelApprovals)),
  tags: optional(TagsSchema),
});
export type CreateModelVersion = Static<typeof CreateModelVersionSchema>;

export const UpdateModelVersionSchema = object({
  description: optional(Type.String()),
  stage: optional(oneOf(modelStages)),
  /** The other versions in `stage`, Staging or Production, are archived. */
  archiveExisting: optional(Type.Boolean()),
  approval: optional(nullable(oneOf(modelApprovals))),
});
export type UpdateModelVersion = Static<typeof UpdateModelVersionSchema>;

export const ListModelVersionsQuerySchema = object({
  ...SearchQuery,
  model: optional(Type.String({ description: 'Of this model alone, by its name' })),
});
export type ListModelVersionsQuery = Static<typeof ListModelVersionsQuerySchema>;
export const ModelVersionPageSchema = object({
  versions: Type.Array(ModelVersionSchema),
  nextCursor: NextCursorSchema,
});
export type ModelVersionPage = Static<typeof ModelVersionPageSchema>;

export const SetModelAliasSchema = object({ version: VersionSchema });
export type SetModelAlias = Static<typeof SetModelAliasSchema>;

export const modelEventKinds = [
  'created',
  'renamed',
  'described',
  'version.created',
  'version.described',
  'version.deleted',
  'stage',
  'approval',
  'alias.set',
  'alias.deleted',
  'tags',
] as const;
export type ModelEventKind = (typeof modelEventKinds)[number];

/** One line of a model's history. */
export const ModelEventSchema = object({
  sequence: Type.Integer({ minimum: 1 }),
  version: nullable(VersionSchema),
  kind: oneOf(modelEventKinds),
  timeMs: EpochMsSchema,
  /** Who did it: the name of an access key, or `local`. */
  actor: Type.String(),
  /** What it was and what it is, e.g. `{"from":"None","to":"Staging"}`. */
  data: JsonValueSchema,
});
export type ModelEvent = Static<typeof ModelEventSchema>;
export const ListModelEventsQuerySchema = object(PageQuerySchema);
export const ModelEventPageSchema = object({ events: Type.Array(ModelEventSchema), nextCursor: NextCursorSchema });
export type ModelEventPage = Static<typeof ModelEventPageSchema>;
