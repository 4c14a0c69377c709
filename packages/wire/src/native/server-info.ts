import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, nullable, object } from './scalar.ts';

export const ServerInfoSchema = object({
  name: Type.Literal('assay'),
  version: Type.String(),
  project: Type.String(),
  authentication: Type.Union([Type.Literal('none'), Type.Literal('key')]),
  caller: Type.String({ description: 'Name of the access key that asks; `local` where none is needed' }),
  permission: Type.Union([Type.Literal('read'), Type.Literal('write')], {
    description: 'What the caller may do: only read, or everything',
  }),
  /** Cursor of the newest change: where a client that has just read everything begins to follow. */
  changeCursor: Type.Integer(),
  counts: object({ experiments: CountSchema, runs: CountSchema, unassignedRuns: CountSchema }),
  limits: Type.Record(Type.String(), nullable(Type.Number())),
});
export type ServerInfo = Static<typeof ServerInfoSchema>;
