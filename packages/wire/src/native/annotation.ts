import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  EntityKindSchema,
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

/** Tags, notes, lineage edges and saved views: what people and programs add beside a run's own record. */
export const EntityParamsSchema = object({ kind: EntityKindSchema, id: IdSchema });
export type EntityParams = Static<typeof EntityParamsSchema>;

export const ChangeTagsSchema = object({
  set: optional(TagsSchema),
  /** Keys; removal wins over `set`. */
  remove: optional(Type.Array(Type.String(), { maxItems: 1000 })),
});
export type ChangeTags = Static<typeof ChangeTagsSchema>;
export const TagsAnswerSchema = object({ tags: TagsSchema });
export type TagsAnswer = Static<typeof TagsAnswerSchema>;

export const NoteSchema = object({
  text: Type.String({ description: 'Markdown' }),
  updatedMs: nullable(EpochMsSchema),
});
export type Note = Static<typeof NoteSchema>;
export const SetNoteSchema = object({ text: Type.String() });
export type SetNote = Static<typeof SetNoteSchema>;

/** `artifact`: one of a run; `entity`: something outside of Assay. */
const LineageNode = oneOf(['run', 'artifact', 'experiment', 'entity'] as const);
export const associationTypes = ['ContributedTo', 'AssociatedWith', 'DerivedFrom', 'Produced', 'SameAs'] as const;
export type AssociationType = (typeof associationTypes)[number];

/** A directed edge of the lineage graph. */
export const AssociationSchema = object({
  id: IdSchema,
  sourceKind: LineageNode,
  sourceId: IdSchema,
  destinationKind: LineageNode,
  destinationId: IdSchema,
  type: oneOf(associationTypes),
  createdMs: EpochMsSchema,
  /** Empty where it is not known. */
  createdBy: Type.String(),
});
export type Association = Static<typeof AssociationSchema>;
export const CreateAssociationSchema = object({
  sourceKind: LineageNode,
  sourceId: IdSchema,
  destinationKind: LineageNode,
  destinationId: IdSchema,
  type: optional(oneOf(associationTypes)),
});
export type CreateAssociation = Static<typeof CreateAssociationSchema>;
export const ListAssociationsQuerySchema = object({
  ...PageQuerySchema,
  sourceId: optional(IdSchema),
  destinationId: optional(IdSchema),
});
export type ListAssociationsQuery = Static<typeof ListAssociationsQuerySchema>;
export const AssociationPageSchema = object({
  associations: Type.Array(AssociationSchema),
  nextCursor: NextCursorSchema,
});
export type AssociationPage = Static<typeof AssociationPageSchema>;

/** A named state of a page of Studio; `state` is Studio's own business. */
export const ViewSchema = object({
  id: IdSchema,
  experimentId: nullable(IdSchema),
  name: Type.String(),
  shared: Type.Boolean(),
  state: JsonValueSchema,
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  createdBy: Type.String(),
  version: Type.Integer(),
});
export type View = Static<typeof ViewSchema>;
export const CreateViewSchema = object({
  experimentId: optional(nullable(IdSchema)),
  name: Type.String({ minLength: 1, maxLength: 256 }),
  shared: optional(Type.Boolean()),
  state: JsonValueSchema,
});
export type CreateView = Static<typeof CreateViewSchema>;
export const UpdateViewSchema = object({
  name: optional(Type.String({ minLength: 1, maxLength: 256 })),
  shared: optional(Type.Boolean()),
  state: optional(JsonValueSchema),
});
export type UpdateView = Static<typeof UpdateViewSchema>;
export const ListViewsQuerySchema = object({ ...PageQuerySchema, experimentId: optional(IdSchema) });
export type ListViewsQuery = Static<typeof ListViewsQuerySchema>;
export const ViewPageSchema = object({ views: Type.Array(ViewSchema), nextCursor: NextCursorSchema });
export type ViewPage = Static<typeof ViewPageSchema>;
