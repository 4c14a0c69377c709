import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, EpochMsSchema, NextCursorSchema, nullable, object, optional, PageQuerySchema } from './scalar.ts';

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
  line: optional(
    Type.Integer({
      minimum: 0,
      description: 'Start at this line, counted from 0. One of line, timeMs, tail and cursor',
    }),
  ),
  timeMs: optional(
    Type.Integer({
      ...EpochMsSchema,
      description: 'Start at the first line of this time (epoch milliseconds) or later',
    }),
  ),
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

/** A plain text is sought within each line, without regard to case unless `matchCase`; an empty one is in every line. */
export const SearchLogQuerySchema = object({
  text: Type.String({ maxLength: 256 }),
  matchCase: optional(Type.Boolean()),
  stream: optional(LogStreamSchema),
  from: optional(
    Type.Integer({ minimum: 0, description: 'Line to begin with; left out: the first, or backward the last' }),
  ),
  direction: optional(Type.Union([Type.Literal('forward'), Type.Literal('backward')], { default: 'forward' })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 })),
});
export type SearchLogQuery = Static<typeof SearchLogQuerySchema>;
export const LogMatchesSchema = object({
  lineCount: CountSchema,
  /** Numbers of the lines that hold the text, in the direction of the search. */
  hits: Type.Array(CountSchema),
  /** The time of each hit. */
  timesMs: Type.Array(EpochMsSchema),
  /** `from` of the question that goes on; null when all was searched. One answer reads a part of a long log, with or without hits. */
  next: nullable(CountSchema),
});
export type LogMatches = Static<typeof LogMatchesSchema>;
