import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { EpochMsSchema, IdSchema, JsonValueSchema, nullable, object, optional, oneOf } from './scalar.ts';

export const changeKinds = [
  'experiment.created',
  'experiment.updated',
  'experiment.deleted',
  'experiment.restored',
  'experiment.purged',
  'group.created',
  'group.updated',
  'group.deleted',
  'group.restored',
  'group.purged',
  'run.created',
  'run.updated',
  'run.deleted',
  'run.restored',
  'run.purged',
  'run.parameters',
  'run.metrics',
  'run.artifacts',
  'run.log',
  'run.groups',
  'tags.changed',
  'note.changed',
  'association.created',
  'association.deleted',
  'entity.created',
  'entity.updated',
  'entity.deleted',
  'model.created',
  'model.updated',
  'model.deleted',
  'view.created',
  'view.updated',
  'view.deleted',
  'metadata.changed',
  'study.created',
  'study.updated',
  'study.trials',
  'report.created',
  'report.updated',
  'report.deleted',
  'report.restored',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One row of the change log, in the order of commits. The `id` of a Server-Sent Event is its cursor. */
export const ChangeSchema = object({
  cursor: Type.Integer({ minimum: 0 }),
  timeMs: EpochMsSchema,
  kind: oneOf(changeKinds),
  entityId: IdSchema,
  experimentId: nullable(IdSchema),
  /** What changed, small: e.g. the metric names of a batch, the old value of an overwritten parameter. */
  data: JsonValueSchema,
});
export type Change = Static<typeof ChangeSchema>;

/**
 * Answered as Server-Sent Events (`event: change`, `id: <cursor>`), resumed by `Last-Event-ID` or `since`. Where the
 * cursor is older than what is kept (24 h), one `event: reset` comes first: read everything anew, then go on.
 * With `Accept: application/json` one page of changes instead.
 */
export const ChangesQuerySchema = object({
  since: optional(Type.Integer({ minimum: 0 })),
  experimentId: optional(IdSchema),
  runId: optional(IdSchema),
  limit: optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 })),
});
export type ChangesQuery = Static<typeof ChangesQuerySchema>;
export const ChangePageSchema = object({
  changes: Type.Array(ChangeSchema),
  cursor: Type.Integer(),
  reset: Type.Boolean(),
});
export type ChangePage = Static<typeof ChangePageSchema>;
