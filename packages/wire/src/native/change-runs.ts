import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { IdSchema, nullable, object, optional, TagsSchema } from './scalar.ts';

const kind = <const K extends string>(name: K) => ({ kind: Type.Literal(name) });

/** What is done to each run, as its own operation does it. */
export const RunChangeSchema = Type.Union([
  object({ ...kind('delete'), cascade: optional(Type.Boolean({ description: 'Nested runs, too' })) }),
  object(kind('restore')),
  object({
    ...kind('tag'),
    set: optional(TagsSchema),
    remove: optional(Type.Array(Type.String(), { maxItems: 1000 })),
  }),
  /** null: out of any experiment. */
  object({ ...kind('move'), experimentId: nullable(IdSchema) }),
  object({ ...kind('addToGroup'), groupId: IdSchema }),
  object({ ...kind('removeFromGroup'), groupId: IdSchema }),
]);
export type RunChange = Static<typeof RunChangeSchema>;

export const ChangeRunsSchema = object({
  runIds: Type.Array(IdSchema, { minItems: 1, maxItems: 1000 }),
  change: RunChangeSchema,
});
export type ChangeRuns = Static<typeof ChangeRunsSchema>;

export const ChangedRunsSchema = object({
  done: Type.Array(IdSchema),
  failed: Type.Array(object({ runId: IdSchema, code: Type.String(), message: Type.String() })),
});
export type ChangedRuns = Static<typeof ChangedRunsSchema>;
