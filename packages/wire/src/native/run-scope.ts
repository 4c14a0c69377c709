import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { DeletionViewSchema, IdSchema, object, optional } from './scalar.ts';

/** Which runs are meant: those that fit all that is said. */
export const RunScopeProperties = {
  filter: optional(Type.String({ maxLength: 16_384 })),
  runIds: optional(Type.Array(IdSchema, { maxItems: 1000, description: 'None but these' })),
  experimentIds: optional(Type.Array(IdSchema, { maxItems: 1000 })),
  groupId: optional(IdSchema),
  parentRunId: optional(IdSchema),
  /** Only runs that have no parent. */
  rootsOnly: optional(Type.Boolean()),
  /** Only runs that belong to no experiment. */
  unassigned: optional(Type.Boolean()),
  view: optional(DeletionViewSchema),
};
const RunScopeSchema = object(RunScopeProperties);
export type RunScope = Static<typeof RunScopeSchema>;

export const RunSortSchema = Type.String({
  maxLength: 1024,
  description: 'e.g. "metrics.accuracy.max desc, created"; newest first without it',
});
