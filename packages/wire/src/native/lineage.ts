import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  EpochMsSchema,
  IdSchema,
  JsonValueSchema,
  NextCursorSchema,
  nullable,
  object,
  oneOf,
  optional,
  PageQuerySchema,
} from './scalar.ts';

const LineageEntityKindSchema = oneOf(['artifact', 'action', 'context'] as const);

/** A node of the lineage graph for something outside of Assay. Its source is data, and is never opened. */
export const LineageEntitySchema = object({
  id: IdSchema,
  kind: LineageEntityKindSchema,
  /** Unique within the kind: of an artifact a digest of its source, else the lower-case name. */
  key: Type.String(),
  name: nullable(Type.String()),
  type: Type.String({ description: "Its maker's word for what it is, e.g. DataSet" }),
  sourceUri: Type.String(),
  source: Type.Record(Type.String(), JsonValueSchema),
  description: nullable(Type.String()),
  status: nullable(oneOf(['Unknown', 'InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'] as const)),
  properties: Type.Record(Type.String(), Type.String()),
  metadata: Type.Record(Type.String(), JsonValueSchema),
  createdMs: EpochMsSchema,
  createdBy: Type.String(),
  updatedMs: EpochMsSchema,
  updatedBy: Type.String(),
});
export type LineageEntity = Static<typeof LineageEntitySchema>;

/** Newest first. */
export const ListLineageEntitiesQuerySchema = object({
  ...PageQuerySchema,
  kind: LineageEntityKindSchema,
  sourceUri: optional(Type.String({ maxLength: 2048 })),
  type: optional(Type.String({ maxLength: 256 })),
});
export type ListLineageEntitiesQuery = Static<typeof ListLineageEntitiesQuerySchema>;
export const LineageEntityPageSchema = object({
  entities: Type.Array(LineageEntitySchema),
  nextCursor: NextCursorSchema,
});
export type LineageEntityPage = Static<typeof LineageEntityPageSchema>;
