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
  optional,
  PageQuerySchema,
} from './scalar.ts';

export const ArtifactDirectionSchema = Type.Union([Type.Literal('input'), Type.Literal('output')]);
export type ArtifactDirection = Static<typeof ArtifactDirectionSchema>;
export const ArtifactKindSchema = Type.Union([Type.Literal('value'), Type.Literal('file'), Type.Literal('uri')]);
export type ArtifactKind = Static<typeof ArtifactKindSchema>;

/** Unique in its run by (direction, name). Logging the same one again replaces it. */
export const ArtifactSchema = object({
  id: IdSchema,
  runId: IdSchema,
  /** A relative path with `/`, e.g. `plots/roc.json`. */
  name: Type.String(),
  direction: ArtifactDirectionSchema,
  kind: ArtifactKindSchema,
  mediaType: Type.String(),
  /** Of kind value: the text itself. */
  value: nullable(Type.String()),
  /** Of kind uri: where it lies. Data only; the server never opens it. */
  uri: nullable(Type.String()),
  sha256: nullable(Type.String()),
  sizeBytes: nullable(CountSchema),
  metadata: JsonValueSchema,
  createdMs: EpochMsSchema,
});
export type Artifact = Static<typeof ArtifactSchema>;

/** A small value or a reference; bytes go through uploadArtifact. */
export const LogArtifactSchema = object({
  name: Type.String(),
  direction: optional(ArtifactDirectionSchema),
  mediaType: optional(Type.String({ maxLength: 255 })),
  value: optional(Type.String()),
  uri: optional(Type.String({ maxLength: 4096 })),
  sha256: optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  sizeBytes: optional(CountSchema),
  metadata: optional(JsonValueSchema),
});
export type LogArtifact = Static<typeof LogArtifactSchema>;

export const ListArtifactsQuerySchema = object({
  ...PageQuerySchema,
  direction: optional(ArtifactDirectionSchema),
  sort: optional(
    Type.Union([Type.Literal('name'), Type.Literal('newest')], {
      default: 'name',
      description: 'newest: those logged last first, for who knows the older ones',
    }),
  ),
});
export type ListArtifactsQuery = Static<typeof ListArtifactsQuerySchema>;
export const ArtifactPageSchema = object({
  artifacts: Type.Array(ArtifactSchema),
  nextCursor: NextCursorSchema,
  /** Of the run, of both directions. */
  artifactCount: CountSchema,
});
export type ArtifactPage = Static<typeof ArtifactPageSchema>;

/**
 * Query of an upload; the body is the bytes, `Content-Type` the media type. With `sha256` the server refuses bytes
 * that differ. `metadata` is JSON text.
 */
export const UploadArtifactQuerySchema = object({
  name: Type.String(),
  direction: optional(ArtifactDirectionSchema),
  sha256: optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  metadata: optional(Type.String({ maxLength: 65_536 })),
});
export type UploadArtifactQuery = Static<typeof UploadArtifactQuerySchema>;

export const ArtifactRefQuerySchema = object({ name: Type.String(), direction: optional(ArtifactDirectionSchema) });
export type ArtifactRefQuery = Static<typeof ArtifactRefQuerySchema>;

/** `as=page`: headers with which Studio shows HTML and PDF in a frame that reaches nothing; no effect on other types. */
export const DownloadArtifactQuerySchema = object({
  ...ArtifactRefQuerySchema.properties,
  as: optional(Type.Literal('page')),
});
