import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, EpochMsSchema, NextCursorSchema, object, optional, PageQuerySchema } from './scalar.ts';

export const LogStreamSchema = Type.Union([Type.Literal('stdout'), Type.Literal('stderr'), Type.Literal('log')]);
export type LogStream = Static<typeof LogStreamSchema>;

export const LogLineSchema = object({ timeMs: EpochMsSchema, stream: LogStreamSchema, text: Type.String() });
export type LogLine = Static<typeof LogLineSchema>;

export const AppendLogSchema = object({
  clientId: optional(Type.String({ minLength: 1, maxLength: 64 })),
  sequence: optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  lines: Type.Array(LogLineSchema, { minItems: 1, maxItems: 50_000 }),
});
export type AppendLog = Static<typeof AppendLogSchema>;
export const AppendLogAnswerSchema = object({ lineCount: CountSchema, replayed: Type.Boolean() });
export type AppendLogAnswer = Static<typeof AppendLogAnswerSchema>;

export const ReadLogQuerySchema = object({
  cursor: PageQuerySchema.cursor,
  limit: optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 })),
  /** Start at this many lines before the end. */
  tail: optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
});
export type ReadLogQuery = Static<typeof ReadLogQuerySchema>;
export const LogPageSchema = object({
  /** Number of the first line of this page, from 0. */
  firstLine: CountSchema,
  lineCount: CountSchema,
  lines: Type.Array(LogLineSchema),
  nextCursor: NextCursorSchema,
});
export type LogPage = Static<typeof LogPageSchema>;
