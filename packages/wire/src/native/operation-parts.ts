import { Type } from '../schema.ts';
import { object, optional } from './scalar.ts';

/** What most rows of the table of operations begin with. */
export const read = { permission: 'read', kind: 'json' } as const;
export const write = { permission: 'write', kind: 'json' } as const;

export const cascadeQuery = object({
  cascade: optional(Type.Boolean({ description: 'Also delete what belongs to it' })),
});
